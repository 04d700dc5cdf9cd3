import { CaseSpecialReport, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, refused, type Outcome, type Refusal } from '../outcome';
import { announce, ruleIdField } from './announce';
import type { CaseFile } from './case-file';

export interface SpecialReport {
  readonly ground?: 'major' | 'hot';
  /** What a leader of the city wrote on the report (批示); kept sealed, as is who. Absent: the report has just been sent. */
  readonly instruction?: string;
}

/**
 * 对关系经济社会发展全局的重大事项和热点难点问题，形成信息专报…经市领导批示后按程序办理 (LN-25). A dispatcher records the report,
 * and then the instruction, or both at once; a later instruction is added. Until the first one is there the case is given
 * to nobody and no answer is passed. No clock of a unit runs before it has an order (Q2); one that has its order already
 * works on under its ordinary limits, because the text stops none of them.
 *
 * Refused: where the regulation knows no special report; after the end; a second report while one waits.
 */
export function recordSpecialReport(
  file: CaseFile,
  { ground = 'major', instruction }: SpecialReport,
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const allowed = pack.parameter('dispatch.special_report');
  const { ruleId } = ruleIdField(allowed?.ruleId);
  if (allowed === undefined)
    return refused('POLICY.RULE_REFUSES', 'the regulation knows no special report', ruleId);
  if (file.status !== 'proposed' && file.status !== 'handling')
    return refused('CASE.WRONG_STATE', `the case is ${file.status}`);
  const before = file.specialReport;
  const isInstructed = (instruction ?? '').trim() !== '';
  if (before && before.instructedAt === undefined && !isInstructed)
    return refused(
      'CASE.INSTRUCTION_AWAITED',
      'a report was sent; its instruction is not recorded yet',
      ruleId,
    );
  const isNew = before === undefined || !isInstructed;
  const reported = isNew ? { ground, reportedAt: now } : before;
  const specialReport = {
    ...reported,
    instructions: (before?.instructions ?? 0) + (isInstructed ? 1 : 0),
    ...(isInstructed ? { instructedAt: now } : {}),
  };
  const data = {
    caseId: file.facts.caseId,
    ground: specialReport.ground,
    state: isInstructed ? ('instructed' as const) : ('reported' as const),
    at: formatTime(now),
    by: 'dispatcher' as const,
    ...ruleIdField(ruleId),
  };
  return became({ ...file, specialReport }, [announce(file.facts, CaseSpecialReport, data)]);
}

/** Why the case may not go on yet: its special report waits for the instruction (LN-25). */
export function instructionAwaited({ specialReport }: CaseFile, pack: Pack): Refusal | undefined {
  if (specialReport === undefined || specialReport.instructedAt !== undefined) return undefined;
  return {
    reasonCode: 'CASE.INSTRUCTION_AWAITED',
    message: 'the special report waits for the leader’s instruction',
    ...ruleIdField(pack.parameter('dispatch.special_report')?.ruleId),
  };
}
