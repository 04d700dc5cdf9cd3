import type { SourceName } from './source';

/**
 * A formula as data. Conditions are SQL over the columns of its source.
 *
 * Of the rows of `subject` whose `period` day lies in the period, those that meet `excluded` count nowhere and are told
 * as a number of their own. Of the rest:
 * - count: how many; ratio: how many meet `numerator`, of how many;
 * - sum, mean, median: over `amount`; a row without an amount is excluded;
 * - quotient: the sum of `amount` over the sum of `base`, times `scale`: what is counted and what it is counted against are
 *   different rows.
 */
export interface Indicator {
  readonly id: string;
  /** Number in the list of indicators; variants share it. */
  readonly no: number;
  readonly zh: string;
  readonly en: string;
  /** The formula for people, with its basis of period. */
  readonly formula: string;
  readonly source: SourceName;
  /** Column of local dates. */
  readonly period: string;
  readonly measure: 'count' | 'ratio' | 'sum' | 'mean' | 'median' | 'quotient';
  readonly subject: string;
  readonly excluded?: string;
  readonly numerator?: string;
  /** `numerator` where a rating of several units counts once: what is asked of the rating is asked of each of them. */
  readonly numeratorOfAll?: string;
  readonly amount?: string;
  readonly base?: string;
  readonly scale?: number;
}
