import { FactTables1763800200000 } from './1763800200000-fact-tables';
import { BiViews1763800300000 } from './1763800300000-bi-views';

/** In the order in which they are applied. */
export const migrations = [FactTables1763800200000, BiViews1763800300000];
