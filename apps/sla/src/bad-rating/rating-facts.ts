import { withShare, type AppealFact, type RatingClocks } from './rating-clocks';

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

/** Its sender has taken the rating back. */
export const withdrawRating = (clocks: RatingClocks, withdrawnAt: number): RatingClocks =>
  clocks.withdrawnAt === undefined ? { ...clocks, withdrawnAt } : clocks;
