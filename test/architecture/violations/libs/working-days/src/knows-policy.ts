import { p } from '../../policy/src/knows-contracts';
export const d = p;
