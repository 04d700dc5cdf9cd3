import { jilin } from './jilin';
import { huian } from './huian';
import { kaiyang } from './kaiyang';
import type { ToldMonth } from './told-month';
import { xinxiang } from './xinxiang';

/** Indicator, numerator, denominator, value, excluded; a value of null is shown as “–”. */
export type Counted = readonly [string, number | null, number | null, number | null, number];

/** A month of which every figure was counted by hand. */
export interface HandCounted {
  readonly place: string;
  readonly month: ToldMonth;
  readonly figures: readonly Counted[];
}

export const months: readonly HandCounted[] = [xinxiang(), huian(), kaiyang(), jilin()];
