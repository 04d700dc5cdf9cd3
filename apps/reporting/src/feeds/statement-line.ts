import { caseIdOf, ratingIdOf } from '@huiying/contracts';
import type { Feed } from './feed';

/** One number that the province says it sent (HA-05: the province is the system of record). */
export interface StatementLine {
  readonly kind: 'case' | 'rating';
  readonly sourceSystem: string;
  readonly upstreamNo: string;
  /** The id that this platform gives the number. */
  readonly id: string;
}

export type Statement = Feed<StatementLine>;

export const statementLine = (line: Omit<StatementLine, 'id'>): StatementLine => ({
  ...line,
  id:
    line.kind === 'case'
      ? caseIdOf(line.sourceSystem, line.upstreamNo)
      : ratingIdOf(line.sourceSystem, line.upstreamNo),
});

export const statementKey = ({ kind, sourceSystem, upstreamNo }: StatementLine): string =>
  [kind, sourceSystem, upstreamNo].join('/');
