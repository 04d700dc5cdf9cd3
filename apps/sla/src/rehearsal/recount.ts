import { dateOfDay, dayOfInstant, type Calendar, type DayKind, type LocalDate } from '@huiying/working-days';
import type { RatingClocks } from '../bad-rating/rating-clocks';
import { settleRating } from '../bad-rating/settle-rating';
import type { CaseClocks } from '../deadline/case-clocks';
import type { Surroundings } from '../deadline/counting';
import { isOpen, type Deadline, type OpenDeadline } from '../deadline/deadline';
import type { Holding } from '../deadline/keeper';
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

/** What of the open deadlines that were looked at another calendar would move; ended ones are frozen (Q13, Q36). */
export interface Recounted {
  readonly looked: number;
  readonly moved: readonly MovedDeadline[];
}

export const recountCase = (clocks: CaseClocks, standing: Calendar, on: Surroundings): Recounted =>
  compared(clocks.orders, settleClocks(clocks, 'calendar_changed', on).clocks.orders, standing, on);

/** The same for a bad rating: its appeal, the decision about it, its rectification. */
export const recountRating = (clocks: RatingClocks, standing: Calendar, on: Surroundings): Recounted =>
  compared(clocks.shares, settleRating(clocks, 'calendar_changed', on).clocks.shares, standing, on);

/** A work order, or a share of a rating. */
type Held = Pick<Holding, 'org' | 'deadlines'>;

function compared(
  held: readonly Held[],
  recounted: readonly Held[],
  standing: Calendar,
  on: Surroundings,
): Recounted {
  const afterwards = new Map(
    recounted.flatMap(({ deadlines }) => deadlines.map((each) => [each.deadlineId, each] as const)),
  );
  const open = held.flatMap(({ org, deadlines }) =>
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
