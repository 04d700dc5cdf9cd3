import type { Pack } from '@huiying/policy';
import { isHeld } from '../order/order';
import { isNamedBy } from '../organisation/organisation';
import type { CaseFile } from './case-file';

/**
 * Who is accused may not decide, unless the pack asks for no other reviewer (Q20, Q40); no unit judges its own answer.
 * Only an officer whose token names an organisation can be found in conflict; the office's own people have none.
 */
export function isConflicted(
  file: CaseFile,
  officer: { readonly org?: string; readonly uscc?: string },
  { accusedUnit }: Pick<Pack, 'accusedUnit'>,
): boolean {
  const { org, uscc } = officer;
  if (org === undefined) return false;
  const accused = file.facts.respondent?.orgCode;
  const isAccused =
    accusedUnit.reviewerFromOtherUnit &&
    accused !== undefined &&
    isNamedBy({ org, ...(uscc === undefined ? {} : { uscc }) }, accused);
  return isAccused || file.orders.some((order) => order.org === org && isHeld(order));
}
