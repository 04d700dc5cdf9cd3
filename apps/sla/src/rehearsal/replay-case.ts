import type { Deadline, IssuedRung } from '../deadline/deadline';
import { isOpen } from '../deadline/deadline';
import type { CaseClocks, OrderClocks } from '../deadline/case-clocks';
import { pausesOf } from '../deadline/clock-ending';
import type { Surroundings } from '../deadline/counting';
import { prescribedClocks } from '../deadline/prescribed-clocks';
import { comingRungs } from '../deadline/rungs';
import { overdueDaysOf, settleClocks } from '../deadline/settle-clocks';

/** A clock as it would have run. */
export interface ReplayedClock {
  readonly deadlineId: string;
  readonly org: string;
  readonly role: 'lead' | 'co';
  readonly kind: Deadline['kind'];
  readonly round: number;
  /** Key of the parameter that gives its limit. */
  readonly parameter: string;
  readonly workingDays: number;
  readonly extendedBy: number;
  readonly ruleId: string;
  readonly article: string;
  readonly dueAt: number;
  readonly dueOn: string;
  readonly provisional: boolean;
  /** `missed` also for an open clock whose due instant has passed (Q52). */
  readonly state: 'running' | 'paused' | 'met' | 'missed' | 'lapsed' | 'superseded';
  readonly closedAt?: number;
  readonly overdueDays: number;
  readonly rungs: readonly Pick<IssuedRung, 'rung' | 'points' | 'issuedAt'>[];
}

/**
 * The clocks of a case as they would stand at `on.now` had its facts happened under `on.pack`: pure, because clocks follow
 * from facts alone. What the facts owe to the law of their own day (that a reply was checked, that an extension could be
 * asked for) stays as it was; nobody knows what people would have done.
 */
export function replayCase(clocks: CaseClocks, on: Surroundings): readonly ReplayedClock[] {
  const facts = { ...clocks, orders: clocks.orders.map((order) => ({ ...order, deadlines: [] })) };
  const { orders } = settleClocks(facts, 'facts_changed', on).clocks;
  return orders.flatMap((order) => {
    const prescribed = prescribedClocks(facts, order, on.pack);
    const parameterOf = (id: string) =>
      prescribed.find(({ deadlineId }) => deadlineId === id)?.rule.parameter ?? '';
    const stored = clocks.orders.find(({ orderId }) => orderId === order.orderId);
    return order.deadlines.map((deadline) => ({
      ...replayed(clocks, order, explained(deadline, stored), on),
      parameter: parameterOf(deadline.deadlineId),
    }));
  });
}

/** The reason of an overdue (LN-69) is a fact that stands on the clock it explains. */
function explained(deadline: Deadline, stored: OrderClocks | undefined): Deadline {
  const told = stored?.deadlines.find(
    ({ kind, round }) => kind === deadline.kind && round === deadline.round,
  );
  return told?.reasonStatedAt === undefined ? deadline : { ...deadline, reasonStatedAt: told.reasonStatedAt };
}

function replayed(
  clocks: CaseClocks,
  order: OrderClocks,
  deadline: Deadline,
  on: Surroundings,
): Omit<ReplayedClock, 'parameter'> {
  const pauses = pausesOf(deadline, clocks, order, on.pack);
  const { deadlineId, kind, round, workingDays, extendedBy, ruleId, article, dueAt, dueOn, provisional } =
    deadline;
  const overdueDays =
    deadline.state === 'missed'
      ? deadline.overdueDays
      : deadline.state === 'running'
        ? overdueDaysOf(deadline, on.now, pauses, on)
        : 0;
  return {
    ...{
      deadlineId,
      org: order.org,
      role: order.role,
      kind,
      round,
      workingDays,
      extendedBy,
      ruleId,
      article,
    },
    ...{ dueAt, dueOn, provisional, overdueDays },
    state: deadline.state === 'running' && on.now > dueAt ? passed(deadline) : deadline.state,
    ...(isOpen(deadline) ? {} : { closedAt: deadline.closedAt }),
    rungs: rungsOf(deadline, order, pauses, on),
  };
}

const passed = ({ kind }: Deadline): 'missed' | 'lapsed' => (kind === 'return' ? 'lapsed' : 'missed');

/** Warnings that had gone out by then; of a clock that somebody took back, those from before. */
function rungsOf(
  deadline: Deadline,
  order: OrderClocks,
  pauses: ReturnType<typeof pausesOf>,
  on: Surroundings,
): ReplayedClock['rungs'] {
  const until = isOpen(deadline) ? on.now : Math.min(on.now, deadline.closedAt - 1);
  const running: Deadline =
    deadline.state === 'superseded' ? { ...deadline, state: 'missed', overdueDays: 0 } : deadline;
  return comingRungs({ deadline: running, order, pauses }, on)
    .filter(({ at }) => at <= until)
    .map(({ rung, at }) => ({ rung: rung.rung, points: rung.points, issuedAt: at }));
}
