import { anything } from './utils/anything';
export const z = anything;
