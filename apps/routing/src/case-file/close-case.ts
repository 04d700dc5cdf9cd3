import { RatingPromptDue, ReceiptCaseCompleted, formatTime, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, nothingHappened, type Outcome } from '../outcome';
import { announce, ruleIdField, upstreamIds } from './announce';
import type { CaseFile, ClosedCase, CompletedCase } from './case-file';
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
  if (pendingRedo === undefined) return became(state, [receipt, ...prompt(file, pack)]);
  const again = reopen(state, pendingRedo.ratingId, pack, now);
  return again.kind === 'became' ? became(again.state, [receipt, ...again.events]) : became(state, [receipt]);
}

/** HA-14 办结即提示: the person is prompted to rate, where the regulation says so, and of a redo not again. */
function prompt({ facts, round, end }: CompletedCase, pack: Pack): readonly OutgoingEvent[] {
  if (round > 1 || !pack.value<{ readonly enabled: boolean }>('rating.prompt').enabled) return [];
  const { caseId, caseNo, jurisdiction } = facts;
  const completedAt = formatTime(end.completedAt);
  const due = { caseId, caseNo, jurisdiction, completedAt };
  return [
    announce(facts, RatingPromptDue, { ...due, ...ruleIdField(pack.parameter('rating.prompt')?.ruleId) }),
  ];
}
