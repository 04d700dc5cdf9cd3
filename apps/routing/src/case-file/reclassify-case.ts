import {
  AssignedCaseReclassified,
  ToDeptOrderReclassified,
  formatTime,
  type CaseType,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, nothingHappened, type Outcome } from '../outcome';
import { isHeld } from '../order/order';
import { announce, tell } from './announce';
import type { CaseFile } from './case-file';

/**
 * A person found that an accepted case is of another type (XX-03, decision 0025). Whoever has its order keeps it and hears
 * which elements the reply must have now; sla hears from here, after the order, which limits hold. Once the case has
 * been completed or has ended otherwise nothing is owed any more, and nothing changes.
 */
export function reclassifyCase(file: CaseFile, to: CaseType, at: number, pack: Pack): Outcome<CaseFile> {
  const from = file.facts.caseType;
  const open = file.status === 'proposed' || file.status === 'handling';
  if (!open || from === to) return nothingHappened;
  const facts = { ...file.facts, caseType: to };
  const told = { caseType: to, replyElements: [...pack.replyElements(to)] };
  return became({ ...file, facts }, [
    announce(facts, AssignedCaseReclassified, {
      caseId: facts.caseId,
      from,
      to,
      reclassifiedAt: formatTime(at),
    }),
    ...file.orders
      .filter((order) => isHeld(order) && order.status !== 'completed')
      .map((order) => tell(facts, order, ToDeptOrderReclassified, told)),
  ]);
}
