import { formatTime } from '@huiying/contracts';
import { localDateOf, startOfDay, type Pause } from '@huiying/working-days';
import type { Principal } from '@huiying/http';
import type { CaseClocks, OrderClocks } from '../deadline/case-clocks';
import { pausesOf } from '../deadline/clock-ending';
import type { Surroundings } from '../deadline/counting';
import { isOpen, type Deadline } from '../deadline/deadline';
import { limitOf } from '../deadline/deadline-events';
import { overdueDaysOf } from '../deadline/settle-clocks';
import type { StatedReason } from '../persistence/extension-requests';

/** A deadline of a case as the contract shows it (§5), and what belongs to it. */
export function deadlineView(
  clocks: CaseClocks,
  order: OrderClocks,
  deadline: Deadline,
  on: Surroundings,
): object {
  const of = { orderId: order.orderId, org: order.org };
  return clockView(of, deadline, pausesOf(deadline, clocks, order, on.pack), on);
}

/** Why the unit says that it was overdue, and when it said so (LN-69, Q28). */
export const overdueReasonView = (stated: StatedReason | undefined): object =>
  stated ? { overdueReason: { reason: stated.reason, statedAt: formatTime(stated.statedAt) } } : {};

/** The same for any clock. @param of what it is about */
export function clockView(
  of: Readonly<Record<string, string>>,
  deadline: Deadline,
  pauses: readonly Pause[],
  on: Surroundings,
): object {
  const { deadlineId, kind, round, dueAt, dueOn, provisional, ruleId, article, startEvent, startedAt } =
    deadline;
  return {
    ...{ deadlineId, kind, state: stateNow(deadline, on.now), ...of, round },
    startedAt: formatTime(startedAt),
    startEvent,
    workingDays: limitOf(deadline),
    dueAt: formatTime(dueAt),
    dueOn,
    provisional,
    overdueDays: overdueDaysNow(deadline, pauses, on),
    ...{ ruleId, article, calendarVersion: deadline.calendar.version },
    ...(isOpen(deadline) ? {} : { closedAt: formatTime(deadline.closedAt) }),
    rungs: deadline.rungs.map(({ rung, issuedAt, points, withdrawnAt }) => ({
      rung,
      issuedAt: formatTime(issuedAt),
      points,
      ...(withdrawnAt === undefined ? {} : { withdrawnAt: formatTime(withdrawnAt) }),
    })),
  };
}

/** A limit that has passed is missed though it stays open (Q52); a right that was not used in time has lapsed. */
function stateNow({ state, kind, dueAt }: Deadline, now: number): Deadline['state'] {
  if (state !== 'running' || now <= dueAt) return state;
  return isRight(kind) ? 'lapsed' : 'missed';
}

/** What a unit may do and need not: nobody is late with it. */
const isRight = (kind: Deadline['kind']): boolean => kind === 'return' || kind === 'appeal';

/** Q69: of an open deadline up to now; a standing one up to where it stands. */
function overdueDaysNow(deadline: Deadline, pauses: readonly Pause[], on: Surroundings): number {
  if (isRight(deadline.kind)) return 0;
  switch (deadline.state) {
    case 'missed':
      return deadline.overdueDays;
    case 'running':
      return overdueDaysOf(deadline, countedTo(on), pauses, on);
    case 'paused':
      return overdueDaysOf(deadline, Math.min(deadline.pausedAt, on.now), pauses, on);
    default:
      return 0;
  }
}

/** Q69: now; in the other reading the end of the last day that is over. */
const countedTo = ({ now, pack }: Surroundings): number =>
  pack.value('overdue.open_counts_to') === 'now' ? now : startOfDay(localDateOf(now)) - 1;

/** A department sees the clocks of its own orders; the others those of their jurisdiction. */
export const visibleOrders = ({ orders }: CaseClocks, { role, org }: Principal): readonly OrderClocks[] =>
  role === 'department' ? orders.filter((order) => order.org === org) : orders;
