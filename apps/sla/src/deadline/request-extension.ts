import { ExtensionRequested, formatTime, type departmentDeadlineKinds } from '@huiying/contracts';
import { withOrder, type CaseClocks, type OrderClocks } from './case-clocks';
import type { Surroundings } from './counting';
import { isOpen, type Deadline, type OpenDeadline } from './deadline';
import { announce } from './deadline-events';
import { longestExtension } from './decide-extension';
import { heldOrder, isRefused } from './held-order';
import { refused, type Outcome, type Refused } from './outcome';

export interface RequestedExtension {
  readonly requestId: string;
  readonly actionId: string;
  readonly org: string;
  readonly orderId: string;
  readonly kind: (typeof departmentDeadlineKinds)[number];
  readonly workingDays: number;
}

/** The request as it goes on file, next to the facts. */
export interface TakenRequest {
  readonly deadline: OpenDeadline;
  readonly nth: number;
}

/**
 * A unit that cannot finish asks for more days before the limit ends (LN-39, Q26). The request itself stops nothing; the
 * warnings are held until it is decided (Q5). More days than may be granted are taken as asked, or in
 * the other reading refused (Q85, Q61).
 *
 * Refused: the regulation knows no extension, or not of this clock; a sudden event (突发类); the clock does not run, has
 * ended or is past its due instant; one is pending; so many were granted as the regulation allows, or its cap is used up.
 */
export function requestExtension(
  clocks: CaseClocks | undefined,
  asked: RequestedExtension,
  { pack, now }: Surroundings,
): Outcome<{ readonly clocks: CaseClocks; readonly taken: TakenRequest }> {
  const order = heldOrder(clocks, asked.orderId, asked.org);
  if (isRefused(order)) return order;
  if (clocks === undefined) return refused('ORDER.UNKNOWN', 'there is no such work order');
  const { extension } = pack;
  const rule = extension.ruleId;
  if (!extension.allowed || !extension.kinds.includes(asked.kind)) {
    return refused('SLA.EXTENSION_NOT_ALLOWED', `the limit '${asked.kind}' cannot be extended`, rule);
  }
  if (extension.suddenExcluded && clocks.urgency === 'sudden') {
    return refused('SLA.EXTENSION_NOT_ALLOWED', 'a sudden event cannot be extended', rule);
  }
  const deadline = current(order, asked.kind);
  if (deadline === undefined)
    return refused('SLA.DEADLINE_UNKNOWN', `no limit '${asked.kind}' runs for this order`);
  if (!isOpen(deadline)) return refused('SLA.DEADLINE_CLOSED', 'the limit has ended');
  const measured = deadline.state === 'paused' ? Math.min(deadline.pausedAt, now) : now;
  if (extension.mustApplyBeforeExpiry && measured > deadline.dueAt) {
    return refused('SLA.EXTENSION_TOO_LATE', `the limit ended at ${formatTime(deadline.dueAt)}`, rule);
  }
  const exhausted = usedUp(order, deadline, { ...extension });
  if (exhausted) return exhausted;
  const longest = longestExtension(deadline, pack);
  if (pack.value('extension.beyond_limit') === 'refused' && asked.workingDays > longest) {
    return refused('SLA.EXTENSION_TOO_LONG', `at most ${longest} working days`, rule);
  }
  const nth = requestsOf(order, deadline).length + 1;
  const fact = { requestId: asked.requestId, kind: deadline.kind, round: deadline.round, requestedAt: now };
  const facts = withOrder(clocks, order.orderId, (it) => ({ ...it, extensions: [...it.extensions, fact] }));
  const event = announce(clocks, ExtensionRequested, {
    requestId: asked.requestId,
    orderId: order.orderId,
    caseId: clocks.caseId,
    org: order.org,
    actionId: asked.actionId,
    deadlineKind: asked.kind,
    deadlineId: deadline.deadlineId,
    workingDays: asked.workingDays,
    requestedAt: formatTime(now),
    nth,
  });
  return { kind: 'became', facts: { clocks: facts, taken: { deadline, nth } }, events: [event] };
}

const current = ({ deadlines }: OrderClocks, kind: string): Deadline | undefined =>
  deadlines.filter((each) => each.kind === kind).at(-1);

export const requestsOf = ({ extensions }: OrderClocks, { kind, round }: Deadline) =>
  extensions.filter((each) => each.kind === kind && each.round === round);

function usedUp(
  order: OrderClocks,
  deadline: Deadline,
  rules: {
    readonly max: number | null;
    readonly cap?: number;
    readonly refusedCounts: boolean;
    readonly ruleId?: string;
  },
): Refused | undefined {
  const requests = requestsOf(order, deadline);
  if (requests.some(({ decided }) => decided === undefined)) {
    return refused('SLA.EXTENSION_PENDING', 'a request for this limit is not decided yet');
  }
  const counted = requests.filter(
    ({ decided }) => rules.refusedCounts || (decided?.workingDays ?? 0) > 0,
  ).length;
  const capReached = rules.cap !== undefined && deadline.workingDays + deadline.extendedBy >= rules.cap;
  if ((rules.max !== null && counted >= rules.max) || capReached) {
    return refused('SLA.EXTENSION_LIMIT_REACHED', 'no further extension is possible', rules.ruleId);
  }
  return undefined;
}
