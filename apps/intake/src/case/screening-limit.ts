import type { Pack } from '@huiying/policy';
import { dueDate, shippedCalendar } from '@huiying/working-days';
import { lived, type CaseFile } from './case-file';

/** The last instant at which a person has looked at a held case in time (KY-19, Q81). It is watched, not owed to anybody. */
export function screeningDueAt(heldAt: number, pack: Pack): number {
  const workingDays = pack.screeningWorkingDays;
  const calendar = shippedCalendar(pack.region);
  return dueDate({ startedAt: heldAt, workingDays, calendar, options: pack.counting }).dueAt;
}

/** Still held when the limit is over: the case says so from now on. Undefined: somebody has decided, or it is said already. */
export function screeningOverdue(file: CaseFile | undefined, at: number): CaseFile | undefined {
  if (file?.status !== 'held' || file.overdueAt !== undefined) return undefined;
  return lived({ ...file, overdueAt: at }, { at, what: 'screening_overdue' });
}

/** The same for a withdrawal without proof (Q43): it waits for a person as a held case does. */
export function withdrawalOverdue(file: CaseFile | undefined, at: number): CaseFile | undefined {
  if (file?.withdrawal?.status !== 'unproven' || file.withdrawal.overdueAt !== undefined) return undefined;
  const withdrawal = { ...file.withdrawal, overdueAt: at };
  return lived({ ...file, withdrawal }, { at, what: 'withdrawal_overdue' });
}
