import { isHeld } from '../order/order';
import { isNamedBy } from '../organisation/organisation';
import type { CaseFile } from './case-file';

/**
 * Who is accused may not decide (Q20, Q40), and no unit judges its own answer. Only an officer whose token names an
 * organisation can be found in conflict; the office's own people have none.
 */
export function isConflicted(
  file: CaseFile,
  officer: { readonly org?: string; readonly uscc?: string },
): boolean {
  const { org, uscc } = officer;
  if (org === undefined) return false;
  const accused = file.facts.respondent?.orgCode;
  const isAccused =
    accused !== undefined && isNamedBy({ org, ...(uscc === undefined ? {} : { uscc }) }, accused);
  return isAccused || file.orders.some((order) => order.org === org && isHeld(order));
}
