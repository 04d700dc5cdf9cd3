import { x } from '../../contracts/src/index';
export const p = x;
