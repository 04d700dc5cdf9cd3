import { CaseSplitDecided, formatTime, type ReasonCode } from '@huiying/contracts';
import { became, type Outcome } from '../outcome';
import { announce } from './announce';
import { onFile, type CaseFile } from './case-file';

/**
 * A dispatcher wants to split a case that holds several demands (XX-03, decision 0027). While no unit has it, also after a
 * granted return, it is let go: intake makes its parts, which come back as cases of their own. A unit's order is never
 * taken away for it, and what waits for a leader's instruction (LN-25) waits whole.
 */
export function releaseForSplit(file: CaseFile, now: number): Outcome<CaseFile> {
  const { facts } = file;
  const decided = { caseId: facts.caseId, decidedAt: formatTime(now) };
  const reasonCode = whyWhole(file);
  if (reasonCode !== undefined)
    return became(file, [announce(facts, CaseSplitDecided, { ...decided, granted: false, reasonCode })]);
  return became({ ...onFile(file), status: 'split', splitAt: now }, [
    announce(facts, CaseSplitDecided, { ...decided, granted: true }),
  ]);
}

function whyWhole(file: CaseFile): ReasonCode | undefined {
  if (file.status === 'handling') return 'CASE.WRONG_STATE';
  if (file.status !== 'proposed') return 'CASE.ENDED';
  const { specialReport } = file;
  const waitsForLeaders = specialReport !== undefined && specialReport.instructedAt === undefined;
  return waitsForLeaders ? 'CASE.WRONG_STATE' : undefined;
}
