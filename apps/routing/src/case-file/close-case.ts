import { ReceiptCaseCompleted, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, nothingHappened, type Outcome } from '../outcome';
import { announce, upstreamIds } from './announce';
import type { CaseFile, ClosedCase } from './case-file';
import { reopen } from './order-redo';

/**
 * sla has closed every clock of the round: the province gets the receipt that says whether it was on time (engine rule
 * 17). A bad first rating that came in the meantime reopens the case now (LN-49).
 */
export function closeCase(
  file: CaseFile | undefined,
  closed: { readonly round: number; readonly onTime: boolean },
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  if (file === undefined || file.status !== 'completed' || file.round !== closed.round)
    return nothingHappened;
  const { pendingRedo, ...rest } = file;
  const state: ClosedCase = { ...rest, status: 'closed', onTime: closed.onTime };
  const { outcome, finishedAt, completedAt } = file.end;
  const receipt = announce(file.facts, ReceiptCaseCompleted, {
    ...upstreamIds(file.facts),
    round: file.round,
    outcome,
    finishedAt: formatTime(finishedAt),
    completedAt: formatTime(completedAt),
    onTime: closed.onTime,
  });
  if (pendingRedo === undefined) return became(state, [receipt]);
  const again = reopen(state, pendingRedo.ratingId, pack, now);
  return again.kind === 'became' ? became(again.state, [receipt, ...again.events]) : became(state, [receipt]);
}
