import type { Pack } from '@huiying/policy';
import { isHeld } from '../order/order';
import { hasWindow, isNamedBy, type DirectoryEntry } from '../organisation/organisation';
import type { CaseFile } from './case-file';

/**
 * Who is accused may not decide, unless the pack asks for no other reviewer (Q20, Q40); no unit judges its own answer.
 * Only an officer whose token names an organisation can be found in conflict; the office's own people have none.
 */
export function isConflicted(
  file: CaseFile,
  officer: Partial<Pick<DirectoryEntry, 'org' | 'uscc' | 'windows' | 'staff'>>,
  { accusedUnit }: Pick<Pack, 'accusedUnit'>,
): boolean {
  const { org } = officer;
  if (org === undefined) return false;
  const { respondent, receivedOn } = file.facts;
  const isNamed = (accused: NonNullable<typeof respondent>) =>
    accused.orgCode === undefined
      ? hasWindow(officer, accused, receivedOn)
      : isNamedBy({ ...officer, org }, accused.orgCode);
  const isAccused = accusedUnit.reviewerFromOtherUnit && respondent !== undefined && isNamed(respondent);
  return isAccused || file.orders.some((order) => order.org === org && isHeld(order));
}
