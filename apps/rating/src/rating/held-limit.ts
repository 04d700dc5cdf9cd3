import type { Pack } from '@huiying/policy';
import { dueDate, shippedCalendar } from '@huiying/working-days';
import type { HeldRating, RatingFile } from './rating-file';

/** The last instant at which a person has looked at a held rating in time (Q81). It is watched, not owed to anybody. */
export function heldDueAt(heldAt: number, pack: Pack): number {
  const calendar = shippedCalendar(pack.region);
  const workingDays = pack.screeningWorkingDays;
  return dueDate({ startedAt: heldAt, workingDays, calendar, options: pack.counting }).dueAt;
}

/** Still held when the limit is over: it says so from now on. Undefined: somebody has decided, or it is said already. */
export function heldOverdue(file: RatingFile | undefined, at: number): HeldRating | undefined {
  return file?.status === 'held' && file.overdueAt === undefined ? { ...file, overdueAt: at } : undefined;
}
