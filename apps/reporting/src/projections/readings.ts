import type { Pack } from '@huiying/policy';

/**
 * How the law of a jurisdiction wants figures to be counted, where a question has two answers. What differs from the
 * decided answer is written into the row, so that REST, `bi` and a rebuild count alike.
 */
export interface Readings {
  /** Working days of what is finished on the day on which it came (Q51). */
  readonly sameDay: number;
  /** Whose time counts: the first round's alone, or that of a redo as well (Q67). */
  readonly rounds: 'first' | 'all';
  /** The figures in which a withdrawn case stays (Q18). */
  readonly withdrawnCounts: readonly string[];
  /** Which rating of a case that was rated twice says whether the person is satisfied (Q48). */
  readonly satisfactionCounts: WhichRating;
  /** … and of which month it is (Q66). */
  readonly satisfactionMonth: WhichRating;
  /** The ratings of which the redone are a share (Q48). */
  readonly redoRateOf: WhichRating;
  /** Whether a redo or a supervision that was not kept in time makes the original late (Q35). */
  readonly laterRoundsCount: boolean;
  /** An overall rating of N units: one rating, or N (Q45). */
  readonly batchCount: 'one_rating_n_attributions' | 'n_ratings';
  /** Whether a bad rating is rectified here; where it is recorded or its case redone, no rectification is owed (Q56). */
  readonly badIsRectified: boolean;
}

export type WhichRating = 'first_rating' | 'last_rating';

/** The answers that hold where no pack is in force. */
export const DECIDED: Readings = {
  sameDay: 0,
  rounds: 'first',
  withdrawnCounts: ['volume'],
  satisfactionCounts: 'last_rating',
  satisfactionMonth: 'last_rating',
  redoRateOf: 'first_rating',
  laterRoundsCount: false,
  batchCount: 'one_rating_n_attributions',
  badIsRectified: false,
};

const RECTIFIED: ReadonlySet<string> = new Set(['like_a_case', 'appeal_and_rectify']);

export const readingsOf = (pack: Pack | undefined): Readings =>
  pack
    ? {
        sameDay: pack.value<number>('handling.same_day'),
        rounds: pack.value<Readings['rounds']>('handling.rounds'),
        withdrawnCounts: pack.value<readonly string[]>('withdrawal.counted_in'),
        satisfactionCounts: pack.value<WhichRating>('satisfaction.counts'),
        satisfactionMonth: pack.value<WhichRating>('satisfaction.month'),
        redoRateOf: pack.value<WhichRating>('redo_rate.denominator'),
        laterRoundsCount: pack.value<boolean>('redo.counts_in_on_time'),
        batchCount: pack.value<Readings['batchCount']>('rating.batch_count'),
        badIsRectified: RECTIFIED.has(pack.value<string>('rating.bad_procedure')),
      }
    : DECIDED;
