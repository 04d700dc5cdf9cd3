import type { Pack } from '@huiying/policy';
import { ruleIdField } from '../case-file/announce';
import { refused, type Refused } from '../outcome';
import type { OrderBasics, Submission } from './order';

export type RedoClass = 'A' | 'B' | 'C';
type Named = Pick<Submission, 'redoClass' | 'dutyStatementRef'>;

/** LN-50…52: a redo that is submitted names its class, where that is for the unit to do (Q59). */
export function submittedClassFault(
  submitted: Named,
  { round }: Pick<OrderBasics, 'round'>,
  pack: Pack,
): Refused | undefined {
  const reviewerNames = pack.redo.classNamedBy === 'reviewer' && pack.review.required;
  if (reviewerNames && submitted.redoClass === undefined) return undefined;
  return classFault(submitted, round, pack);
}

/**
 * Q59: at the check the reviewer confirms the class that the unit named, or names it where the pack says so; "impossible
 * now" needs the unit's statement of duty then as well (LN-52).
 */
export function reviewedClassFault(
  named: RedoClass | undefined,
  { round, role, submission }: Pick<OrderBasics, 'round' | 'role'> & { readonly submission: Submission },
  pack: Pack,
): Refused | undefined {
  if (pack.redo.classNamedBy === 'reviewer') {
    if (role === 'co' || submission.kind !== 'reply') return undefined;
    return classFault(classOf(submission, named), round, pack);
  }
  if (named === undefined || named === submission.redoClass) return undefined;
  return refused(
    'ORDER.REDO_CLASS_MISSING',
    `redoClass ${named} is not what the unit named (${submission.redoClass ?? 'none'}); send the reply back to have it changed`,
    ruleIdField(pack.redo.ruleId).ruleId,
  );
}

/** The submission under the class that the reviewer gave it. */
export const classOf = <S extends Named>(submission: S, named: RedoClass | undefined): S =>
  named === undefined ? submission : { ...submission, redoClass: named };

function classFault(
  { redoClass, dutyStatementRef }: Named,
  round: number,
  { redo }: Pack,
): Refused | undefined {
  if (round < 2 || redo.classes.length === 0) return undefined;
  const named = redo.classes.find(({ code }) => code === redoClass);
  if (!named) {
    const codes = redo.classes.map(({ code }) => code).join(', ');
    const rule = ruleIdField(redo.ruleId).ruleId;
    return refused('ORDER.REDO_CLASS_MISSING', `missing: redoClass, one of ${codes}`, rule);
  }
  const withoutStatement =
    redo.statementRequiredFor.includes(named.code) && (dutyStatementRef ?? '').trim() === '';
  return withoutStatement
    ? refused('ORDER.STATEMENT_MISSING', 'missing: dutyStatementRef', ruleIdField(named.ruleId).ruleId)
    : undefined;
}
