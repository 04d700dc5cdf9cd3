import { x } from './index';
export const y = x;
