import type { RecordedRating } from './rating-file';

/** The unit that was rated and, of a parallel approval, the others: each has its own share (HA-12, Q58). */
export const concernedBy = ({ org, coOrgs = [] }: Pick<RecordedRating, 'org' | 'coOrgs'>): string[] => [
  ...new Set([...(org === undefined ? [] : [org]), ...coOrgs]),
];

export const isConcerned = (file: RecordedRating, org: string): boolean => concernedBy(file).includes(org);
