import {
  SupervisionIssued,
  ToDeptSupervisionIssued,
  formatTime,
  type SupervisionMode,
  type SupervisionTrigger,
} from '@huiying/contracts';
import { localDateOf, workingDaysBetween, type LocalDate } from '@huiying/working-days';
import { orderOf, withOrder, type CaseClocks, type OrderClocks } from '../deadline/case-clocks';
import { endWithLedger, type Surroundings } from '../deadline/counting';
import { deadlineIdOf, isOpen, type Deadline } from '../deadline/deadline';
import { announce, ruleIdField, tell } from '../deadline/deadline-events';
import { refused, type Outcome, type Refused } from '../deadline/outcome';
import {
  groundOf,
  supervisionIdOf,
  supervisionRule,
  type Supervision,
  type SupervisionGround,
  type SupervisionFact,
  type SupervisionRule,
} from './supervision';
import { ledgerOf } from './supervised-order';

export interface AskedSupervision {
  readonly orderId: string;
  readonly mode: SupervisionMode;
  readonly trigger: SupervisionTrigger;
  /** The period, where whoever supervises sets it: so many working days, or a last day. */
  readonly workingDays?: number;
  readonly dueOn?: LocalDate;
  readonly instruction?: string;
  readonly by: 'supervisor' | 'system';
  /** It was found to be the unit's fault that the person is still dissatisfied after the redo. */
  readonly faultFound: boolean;
  readonly noticeNo: string;
}

export interface IssuedSupervision {
  readonly clocks: CaseClocks;
  readonly supervision: Omit<Supervision, 'issuedBy' | 'sealedInstruction' | 'means'>;
}

/**
 * The office supervises an order (督办, LN article 23 and 24). The unit gets the notice; the limit runs from its delivery
 * and has its own end and figure (Q35), beside those of the order.
 *
 * Refused: an order that nobody holds; a mode or trigger that the regulation does not know; a second supervision while
 * one stands; an order that is not overdue (LN-57), or without a finding of fault (LN-58), when that is the ground; a
 * period where the law has its own (LN-60, LN-61), none or two where it must be set (LN-62, LN-63).
 */
export function issueSupervision(
  clocks: CaseClocks,
  asked: AskedSupervision,
  on: Surroundings,
): Outcome<IssuedSupervision> {
  const order = orderOf(clocks, asked.orderId);
  if (!order) return refused('ORDER.UNKNOWN', 'there is no such work order');
  const rule = supervisionRule(on.pack, asked.mode);
  const ground = groundOf(on.pack, asked.trigger);
  if (!rule || !ground)
    return refused('SLA.SUPERVISION_NOT_KNOWN', 'the regulation knows no such supervision');
  const fault =
    stateFault(order) ?? groundFault(order, ground, asked, on.now) ?? textFault(asked, rule, ground);
  if (fault) return fault;
  const period = periodOf(asked, rule, on);
  if ('kind' in period) return period;
  const nth = (order.supervisions ?? []).length + 1;
  const { mode, trigger } = asked;
  const fact: SupervisionFact = { nth, mode, trigger, ...period, issuedAt: on.now };
  return issued(clocks, order, fact, asked, rule, on);
}

function stateFault({
  takenBackAt,
  deliveredAt,
  supervisions = [],
  deadlines,
}: OrderClocks): Refused | undefined {
  if (takenBackAt !== undefined) return refused('ORDER.WITHDRAWN', 'the work order has been taken back');
  if (deliveredAt === undefined)
    return refused('ORDER.UNKNOWN', 'the work order has not reached the unit yet');
  const stands = supervisions.some(
    ({ nth, closedAt }) =>
      closedAt === undefined &&
      deadlines.every((each) => each.kind !== 'supervision' || each.round !== nth || isOpen(each)),
  );
  return stands
    ? refused('SLA.SUPERVISION_OPEN', 'a supervision of the work order stands already')
    : undefined;
}

function groundFault(
  { deadlines }: OrderClocks,
  { trigger, ruleId }: SupervisionGround,
  { faultFound }: AskedSupervision,
  now: number,
): Refused | undefined {
  if (trigger === 'overdue' && !deadlines.some((each) => isUnfinished(each, now)))
    return refused('SLA.NOT_OVERDUE', 'nothing of the work order is overdue and unfinished', ruleId);
  if (trigger === 'unsatisfied_after_redo_at_fault' && !faultFound)
    return refused('SLA.FAULT_NOT_FOUND', 'nobody has found it to be the fault of the unit', ruleId);
  return undefined;
}

const OWED: readonly string[] = ['acceptance', 'completion', 'redo'];

/** 逾期未办结: past its end, and nothing that would end it is being checked from before. */
export const isUnfinished = (deadline: Deadline, now: number): boolean =>
  OWED.includes(deadline.kind) &&
  isOpen(deadline) &&
  deadline.dueAt < (deadline.state === 'paused' ? deadline.pausedAt : now);

/** What a leader has instructed has to be said (LN-57, LN-63). */
function textFault(
  { instruction = '' }: AskedSupervision,
  { mode, ruleId }: SupervisionRule,
  ground: SupervisionGround,
): Refused | undefined {
  const isInstructed = ground.trigger === 'instructed';
  if (instruction.trim() !== '' || (!isInstructed && mode !== 'special_report')) return undefined;
  return refused('SLA.INSTRUCTION_MISSING', 'say what was instructed', isInstructed ? ground.ruleId : ruleId);
}

type Period = Pick<SupervisionFact, 'workingDays' | 'limitOn'>;

function periodOf(
  { workingDays, dueOn }: AskedSupervision,
  { period, ruleId }: SupervisionRule,
  { pack, calendar, now }: Surroundings,
): Period | Refused {
  const given = [workingDays, dueOn].filter((each) => each !== undefined).length;
  if (period === 'by_law') {
    const limit = pack.parameter('supervise.limit')?.value as { readonly workingDays: number } | undefined;
    if (given > 0 || !limit)
      return refused('SLA.SUPERVISION_PERIOD', 'the period of this mode is the law’s own', ruleId);
    return { workingDays: limit.workingDays };
  }
  if (given !== 1) return refused('SLA.SUPERVISION_PERIOD', 'set either working days or a last day', ruleId);
  if (dueOn === undefined) return { workingDays: workingDays ?? 1 };
  const today = localDateOf(now);
  if (dueOn < today) return refused('SLA.SUPERVISION_PERIOD', 'the last day has passed', ruleId);
  return { workingDays: Math.max(1, workingDaysBetween(today, dueOn, calendar.calendar)), limitOn: dueOn };
}

function issued(
  clocks: CaseClocks,
  order: OrderClocks,
  fact: SupervisionFact,
  { instruction, noticeNo, by }: AskedSupervision,
  { ruleId }: SupervisionRule,
  on: Surroundings,
): Outcome<IssuedSupervision> {
  const { nth, mode, trigger, workingDays } = fact;
  const { dueAt } = endWithLedger(
    { startedAt: on.now, workingDays, pauses: [], extensions: [] },
    ledgerOf(fact).ledger,
    on,
  );
  const supervisionId = supervisionIdOf(order.orderId, nth);
  const deadlineId = deadlineIdOf(order.orderId, 'supervision', nth);
  const { caseId, caseNo, jurisdiction } = clocks;
  const { orderId, org } = order;
  const about = { supervisionId, caseId, orderId, org, deadlineId, mode, trigger, noticeNo };
  const facts = withOrder(clocks, orderId, (it) => ({
    ...it,
    supervisions: [...(it.supervisions ?? []), fact],
  }));
  return {
    kind: 'became',
    facts: {
      clocks: facts,
      supervision: { ...about, caseNo, jurisdiction, ruleId, issuedAt: on.now, dueAt },
    },
    events: [
      announce(clocks, SupervisionIssued, {
        ...about,
        issuedAt: formatTime(on.now),
        by,
        ...ruleIdField(ruleId),
      }),
      {
        ...tell(clocks, order, ToDeptSupervisionIssued, {
          ...{ supervisionId, mode, trigger, noticeNo, dueAt: formatTime(dueAt), ...ruleIdField(ruleId) },
          ...(instruction === undefined ? {} : { instruction }),
        }),
        startsClock: true,
      },
    ],
  };
}

/** The notice stands on the unit's topic: its limit runs from then (LN-60, LN-61). Told twice, the first counts. */
export const deliverSupervision = (clocks: CaseClocks, orderId: string, deliveredAt: number): CaseClocks =>
  withOrder(clocks, orderId, (order) => ({
    ...order,
    supervisions: (order.supervisions ?? []).map((fact) => ({ deliveredAt, ...fact })),
  }));

/** The supervisor closes it (Q80), finished or not, or takes it back; what was met or missed before stays so. */
export const closeSupervision = (
  clocks: CaseClocks,
  orderId: string,
  nth: number,
  closing: Required<Pick<SupervisionFact, 'closedAt' | 'finished'>> & Pick<SupervisionFact, 'revoked'>,
): CaseClocks =>
  withOrder(clocks, orderId, (order) => ({
    ...order,
    supervisions: (order.supervisions ?? []).map((fact) =>
      fact.nth === nth ? { ...closing, ...fact } : fact,
    ),
  }));
