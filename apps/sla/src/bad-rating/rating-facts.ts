import type { AppealFact } from '../deadline/appealed';
import type { Ledger } from '../deadline/counting';
import {
  withShare,
  type AdoptionFact,
  type RatingClocks,
  type RectificationAttempt,
  type ShareClocks,
} from './rating-clocks';

/** The notice stands on the unit's topic since then; told twice, the first instant counts. */
export const deliverNotice = (clocks: RatingClocks, org: string, deliveredAt: number): RatingClocks =>
  withShare(clocks, org, (share) => (share.deliveredAt === undefined ? { ...share, deliveredAt } : share));

/** An admissible appeal. */
export const fileAppeal = (clocks: RatingClocks, org: string, filedAt: number): RatingClocks =>
  withShare(clocks, org, (share) => ({ ...share, appeal: { ...share.appeal, filedAt } }));

/** What the authority decided. */
export const decideAppeal = (
  clocks: RatingClocks,
  org: string,
  decided: NonNullable<AppealFact['decided']>,
): RatingClocks => withShare(clocks, org, (share) => ({ ...share, appeal: { ...share.appeal, decided } }));

/** Nobody decided within the limit, which lets the rating stand (Q31). */
export const keepSilence = (clocks: RatingClocks, org: string, silentAt: number): RatingClocks =>
  withShare(clocks, org, (share) => ({ ...share, appeal: { ...share.appeal, silentAt } }));

/** What the authority decided without an appeal; told twice, it is one decision. */
export const decideAdoption = (clocks: RatingClocks, org: string, adoption: AdoptionFact): RatingClocks =>
  withShare(clocks, org, (share) => {
    const known = share.adoptions ?? [];
    // both decisions may fall on one instant, where a clock stands still
    if (known.some(({ at, annulled }) => at === adoption.at && annulled === adoption.annulled)) return share;
    return { ...share, adoptions: [...known, adoption].sort((a, b) => a.at - b.at) };
  });

/** Its sender has taken the rating back. */
export const withdrawRating = (clocks: RatingClocks, withdrawnAt: number): RatingClocks =>
  clocks.withdrawnAt === undefined ? { ...clocks, withdrawnAt } : clocks;

/** How complex the rectification is (JL-09). */
export const declareComplexity = (
  clocks: RatingClocks,
  org: string,
  complexity: NonNullable<ShareClocks['complexity']>,
): RatingClocks => withShare(clocks, org, (share) => ({ ...share, complexity }));

/** Entered once; told twice, the first entry counts. */
export const enterInLedger = (clocks: RatingClocks, org: string, ledger: Ledger): RatingClocks =>
  withShare(clocks, org, (share) => (share.ledger ? share : { ...share, ledger }));

/** The unit says that it has rectified: its clock stands until somebody has looked (Q24, Q84). */
export const submitRectification = (
  clocks: RatingClocks,
  org: string,
  at: number,
  telling: Pick<RectificationAttempt, 'toldAt' | 'tellingOwed'> = {},
): RatingClocks => withAttempt(clocks, org, at, telling);

/** The person knows what was done (JL-09, Q72); told twice, the first instant counts. */
export const tellPerson = (clocks: RatingClocks, org: string, toldAt: number): RatingClocks =>
  withShare(clocks, org, (share) => ({ toldAt, ...share }));

/** What was found about the submission of that instant, which may be read after this. */
export const reviewRectification = (
  clocks: RatingClocks,
  org: string,
  at: number,
  verdict: { readonly passed: boolean; readonly at: number },
): RatingClocks => withAttempt(clocks, org, at, { verdict });

function withAttempt(
  clocks: RatingClocks,
  org: string,
  at: number,
  found: Omit<RectificationAttempt, 'at'>,
): RatingClocks {
  return withShare(clocks, org, (share) => {
    const others = (share.rectifications ?? []).filter((each) => each.at !== at);
    const known = share.rectifications?.find((each) => each.at === at);
    const all = [...others, { at, ...known, ...found }].sort((a, b) => a.at - b.at);
    return { ...share, rectifications: all };
  });
}
