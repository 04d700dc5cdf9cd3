import { ProblemException } from '../problem/problem-exception';
import { inScope } from './principal';
import type { Principal, Scoped } from './principal';

/** @throws ProblemException 403 `AUTH.OUT_OF_SCOPE` when the row belongs to another jurisdiction or organisation. */
export function requireScope(principal: Principal, row: Scoped): void {
  if (!inScope(principal, row)) throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
}

/**
 * The jurisdiction a list may show: the asked one, or the token's own when none is asked; undefined means all.
 * @throws ProblemException 403 `AUTH.OUT_OF_SCOPE` when another one is asked for.
 */
export function jurisdictionScope(principal: Principal, asked?: string): string | undefined {
  if (principal.jurisdiction === '*') return asked;
  if (asked !== undefined && asked !== principal.jurisdiction)
    throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
  return principal.jurisdiction;
}
