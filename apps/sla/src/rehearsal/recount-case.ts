import { dateOfDay, dayOfInstant, type Calendar, type DayKind, type LocalDate } from '@huiying/working-days';
import type { CaseClocks } from '../deadline/case-clocks';
import type { Surroundings } from '../deadline/counting';
import { isOpen, type Deadline, type OpenDeadline } from '../deadline/deadline';
import { settleClocks } from '../deadline/settle-clocks';

/** A day that two calendars take differently. */
export interface ChangedDay {
  readonly date: LocalDate;
  readonly before: DayKind;
  readonly after: DayKind;
}

export interface MovedDeadline {
  readonly org: string;
  readonly before: OpenDeadline;
  readonly after: Deadline;
  /** What moved it; none where only an estimate has become certain, or certainty an estimate. */
  readonly causes: readonly ChangedDay[];
}

/** Which open deadlines of a case another calendar would move (Q13, Q36); ended ones are frozen. */
export function recountCase(
  clocks: CaseClocks,
  standing: Calendar,
  on: Surroundings,
): { readonly looked: number; readonly moved: readonly MovedDeadline[] } {
  const counted = settleClocks(clocks, 'calendar_changed', on).clocks;
  const afterwards = new Map(
    counted.orders.flatMap(({ deadlines }) => deadlines.map((each) => [each.deadlineId, each] as const)),
  );
  const open = clocks.orders.flatMap(({ org, deadlines }) =>
    deadlines.filter(isOpen).map((before) => ({ org, before })),
  );
  const moved = open.flatMap(({ org, before }): MovedDeadline[] => {
    const after = afterwards.get(before.deadlineId);
    if (!after || (after.dueAt === before.dueAt && after.provisional === before.provisional)) return [];
    const last = Math.max(before.dueAt, after.dueAt);
    return [
      { org, before, after, causes: changedDays(standing, on.calendar.calendar, before.startedAt, last) },
    ];
  });
  return { looked: open.length, moved };
}

/** The days of a stretch of instants that are not the same in both. */
export function changedDays(
  before: Calendar,
  after: Calendar,
  from: number,
  to: number,
): readonly ChangedDay[] {
  const days: ChangedDay[] = [];
  for (let day = dayOfInstant(from); day <= dayOfInstant(to); day += 1) {
    const date = dateOfDay(day);
    const [was, would] = [before.kindOf(date), after.kindOf(date)];
    if (was !== would) days.push({ date, before: was, after: would });
  }
  return days;
}
