import { FaultFound, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, refused, type Outcome } from '../outcome';
import { announce, orderIds, ruleIdField } from './announce';
import { leadOf, type CaseFile } from './case-file';

export interface FaultFinding {
  readonly atFault: boolean;
  /** The rating that says that the person is still dissatisfied. */
  readonly ratingId: string;
}

/**
 * LN-58: the person is still dissatisfied after the redo, and the office finds whether that is the fault of the unit
 * (经认定确属于承办单位原因). With fault the case may be supervised. Once; it changes neither the case nor its end.
 *
 * Refused: where the regulation knows no such ground; before a redo has ended; a second time; on a rating that is not
 * this case's, is of another round, was good, or was withdrawn.
 */
export function findFault(
  file: CaseFile,
  { atFault, ratingId }: FaultFinding,
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const ground = groundIn(pack);
  if (!ground) return refused('POLICY.RULE_REFUSES', 'the regulation knows no finding of fault after a redo');
  const lead = leadOf(file);
  const isRedone = (file.status === 'completed' || file.status === 'closed') && file.round > 1;
  if (!lead || !isRedone || file.faultFinding)
    return refused(
      'ORDER.FAULT_FINDING_NOT_DUE',
      'no redo has ended, or the fault was judged before',
      ground.ruleId,
    );
  const { unsatisfiedRedo } = file;
  if (unsatisfiedRedo?.ratingId !== ratingId || unsatisfiedRedo.round !== file.round)
    return refused(
      'ORDER.NOT_UNSATISFIED_AFTER_REDO',
      'the rating does not say that the person of this case is dissatisfied after the redo',
      ground.ruleId,
    );
  return became({ ...file, faultFinding: { atFault, ratingId, foundAt: now } }, [
    announce(file.facts, FaultFound, {
      ...orderIds(file.facts, lead),
      atFault,
      ratingId,
      foundAt: formatTime(now),
      ...ruleIdField(ground.ruleId),
    }),
  ]);
}

/** 发回重办后诉求人仍不满意: the rating service has seen such a rating of this case; kept until it is withdrawn. */
export function noteUnsatisfied(
  file: CaseFile,
  { ratingId, round }: { readonly ratingId: string; readonly round: number },
): CaseFile {
  return { ...file, unsatisfiedRedo: { ratingId, round } };
}

/** The rating was taken back: nothing can be found on it any more; a finding that was made stays. */
export function forgetUnsatisfied(file: CaseFile, ratingId: string): CaseFile | undefined {
  if (file.unsatisfiedRedo?.ratingId !== ratingId) return undefined;
  const { unsatisfiedRedo: _withdrawn, ...rest } = file;
  return rest;
}

interface Ground {
  readonly trigger: string;
  readonly ruleId: string;
}

const groundIn = (pack: Pack): Ground | undefined =>
  (pack.parameter('supervision.triggers')?.value as readonly Ground[] | undefined)?.find(
    ({ trigger }) => trigger === 'unsatisfied_after_redo_at_fault',
  );
