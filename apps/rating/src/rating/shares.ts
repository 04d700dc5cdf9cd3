import type { Pack } from '@huiying/policy';
import type { RecordedRating, Share } from './rating-file';

/** The unit that was rated and, of a parallel approval, the others: each has its own share (HA-12, Q58). */
export const concernedBy = ({ org, coOrgs = [] }: Pick<RecordedRating, 'org' | 'coOrgs'>): string[] => [
  ...new Set([...(org === undefined ? [] : [org]), ...coOrgs]),
];

export const isConcerned = (file: RecordedRating, org: string): boolean => concernedBy(file).includes(org);

/**
 * Q58: each share of an overall rating is appealed and decided on its own; in the other reading the rating is one thing, and
 * what one department asks and gets is asked and got for all of them.
 */
export const appealedWith = (file: RecordedRating, org: string, pack: Pack): string[] =>
  pack.value('rating.share_appeals') === 'each_on_its_own'
    ? [org]
    : concernedBy(file).filter((each) => each === org || file.shares?.[each] === undefined);

/** The shares that one appeal put under review. */
export const underReviewBy = (file: RecordedRating, appealId: string): string[] =>
  concernedBy(file).filter((org) => file.shares?.[org]?.appealId === appealId);

/** The shares with those of these units as they are now. */
export const withShares = (file: RecordedRating, orgs: readonly string[], share: Share): RecordedRating => ({
  ...file,
  shares: { ...file.shares, ...Object.fromEntries(orgs.map((org) => [org, share])) },
});

/** Q58: the rating as a whole is revoked when every share of it is. */
export const isRevokedAsAWhole = (file: RecordedRating): boolean => {
  const orgs = concernedBy(file);
  return orgs.length > 0 && orgs.every((org) => file.shares?.[org]?.adoption === 'revoked');
};
