import type { ClockSubject, DeadlineContext, DeadlineKind, DeadlineRule, Pack } from '@huiying/policy';
import type { Extension, Pause } from '@huiying/working-days';
import type { CaseClocks, OrderClocks } from './case-clocks';
import { supervisionStarts } from '../supervision/supervised-order';
import { appealStart } from './appealed';
import type { Ledger } from './counting';
import { deadlineIdOf } from './deadline';
import { reclassifiedClocks } from './reclassified-clocks';
import { acceptedAt, endingOf, pausesOf } from './clock-ending';
import type { Ending } from './ending';

/** A clock that the law prescribes for an order, as the facts known so far have it. */
export interface PrescribedClock {
  readonly deadlineId: string;
  readonly round: number;
  readonly rule: DeadlineRule;
  readonly startedAt: number;
  /** When somebody found that the duty exists (XX-18), where it runs on demand. */
  readonly requiredAt?: number;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** A limit by date that takes the place of the counted one. */
  readonly ledger?: Ledger;
  readonly ending?: Ending;
  /** The limit became shorter when the case was reclassified. */
  readonly shortened?: { readonly at: number; readonly formerWorkingDays: number };
  /** The duty is there again after it had fallen away. */
  readonly resumes?: true;
}

/** Contact, acceptance and feedback are one duty towards one person, the lead's; the limits are each unit's own (Q44). */
const LEAD_ONLY: readonly string[] = ['first_contact', 'acceptance', 'feedback'];

/**
 * The clocks of one order, from the pack alone (Q2, Q73): none before the order was available to the unit. First
 * contact runs where the pack says so always (LN-33) or on demand (XX-18); a report's completion only from its
 * acceptance (LN-34, Q52); a redo has its own limit (LN-49, Q35) and nothing else.
 */
export function prescribedClocks(clocks: CaseClocks, order: OrderClocks, pack: Pack): PrescribedClock[] {
  const present = clocksOfType(clocks, order, pack);
  const last = clocks.reclassified?.at(-1);
  if (last === undefined || (order.deliveredAt ?? 0) >= last.at) return present;
  const former = clocksOfType({ ...clocks, caseType: last.from }, order, pack);
  const startsAnew = pack.value('reclassification.start') === 'at_reclassification';
  return reclassifiedClocks(present, former, order, last.at, startsAnew);
}

function clocksOfType(clocks: CaseClocks, order: OrderClocks, pack: Pack): PrescribedClock[] {
  if (order.deliveredAt === undefined) return [];
  const subject = clocks.caseType as ClockSubject;
  const context = {
    urgency: clocks.urgency,
    ...(order.complexity === undefined ? {} : { complexity: order.complexity }),
    ...(clocks.channel === undefined ? {} : { channel: clocks.channel }),
  };
  return pack
    .deadlines(subject, context)
    .filter(({ kind }) => isOwedBy(kind, clocks, order, pack))
    .map((rule) => (context.complexity === 'complex' ? addedToOrdinary(rule, subject, context, pack) : rule))
    .flatMap((rule) =>
      startsOf(rule, clocks, order, pack).map((start) => prescribe(rule, start, clocks, order, pack)),
    );
}

/** Q44: each unit is late on its own, or the lead for all. Q34: a new unit has its own window, or none is left. */
function isOwedBy(kind: DeadlineKind, clocks: CaseClocks, order: OrderClocks, pack: Pack): boolean {
  if (kind === 'return' && !pack.returns.newUnitHasOwnWindow) return predecessors(clocks, order).length === 0;
  if (order.role === 'lead') return true;
  return (
    !LEAD_ONLY.includes(kind) && (kind !== 'completion' || pack.value<boolean>('cohandling.each_late_alone'))
  );
}

/** Orders of the same role that were there before this one and were taken back (a granted return, LN-28). */
const predecessors = ({ orders }: CaseClocks, order: OrderClocks): readonly OrderClocks[] =>
  orders
    .slice(
      0,
      orders.findIndex(({ orderId }) => orderId === order.orderId),
    )
    .filter(({ role, takenBackAt }) => role === order.role && takenBackAt !== undefined);

/** Q37: the complex period runs from the same start; in the other reading from the end of the ordinary one. */
function addedToOrdinary(
  rule: DeadlineRule,
  subject: ClockSubject,
  context: DeadlineContext,
  pack: Pack,
): DeadlineRule {
  if (pack.value('complexity.start') === 'same_start') return rule;
  const ordinary = pack
    .deadlines(subject, { ...context, complexity: 'ordinary' })
    .find(({ kind }) => kind === rule.kind);
  if (!ordinary || ordinary.parameter === rule.parameter) return rule;
  return { ...rule, workingDays: ordinary.workingDays + rule.workingDays };
}

interface Start {
  readonly round: number;
  readonly startedAt: number;
  readonly requiredAt?: number;
  /** Where the limit is not the pack's own number. */
  readonly rule?: DeadlineRule;
  readonly ledger?: Ledger;
}

function startsOf(rule: DeadlineRule, clocks: CaseClocks, order: OrderClocks, pack: Pack): Start[] {
  const deliveredAt = order.deliveredAt ?? 0;
  switch (rule.startEvent) {
    case 'order_delivered': {
      const startedAt = handlingSince(rule, clocks, order, pack);
      const again = rule.kind === 'first_contact' && pack.redo.contactDuty ? redosOf(order) : [];
      if (rule.condition === 'always') return [{ round: 1, startedAt }, ...again];
      return order.contactRequiredAt === undefined
        ? []
        : [{ round: 1, startedAt, requiredAt: order.contactRequiredAt }];
    }
    case 'acceptance_decided': {
      const lead =
        order.role === 'lead'
          ? order
          : clocks.orders.find(({ role, takenBackAt }) => role === 'lead' && takenBackAt === undefined);
      const taken = lead && takenUpAt(lead, pack);
      return taken === undefined ? [] : [{ round: 1, startedAt: Math.max(taken, deliveredAt) }];
    }
    case 'redo_ordered':
      return redosOf(order);
    case 'supervision_delivered':
      return supervisionStarts(rule, order, pack);
    case 'unit_replied': {
      const replied = acceptedAt(order.replies.filter(({ round }) => round === 1));
      return replied === undefined ? [] : [{ round: 1, startedAt: replied }];
    }
    default: {
      const startedAt = appealStart(rule.startEvent, order);
      return startedAt === undefined ? [] : [{ round: 1, startedAt }];
    }
  }
}

/** Q52: a report that nobody decides on is not taken up; in the other reading silence is, when its limit ends. */
function takenUpAt({ acceptances, deadlines }: OrderClocks, pack: Pack): number | undefined {
  const said = acceptances.find(({ accepted }) => accepted)?.at;
  if (pack.value('report.undecided') !== 'counts_as_accepted') return said;
  const limit = deadlines.find(({ kind, state }) => kind === 'acceptance' && state !== 'superseded')?.dueAt;
  const silence = acceptances.some(({ accepted }) => !accepted) ? undefined : limit;
  return said === undefined || silence === undefined ? (said ?? silence) : Math.min(said, silence);
}

const redosOf = ({ redos }: OrderClocks): Start[] =>
  redos.flatMap(({ round, deliveredAt }) =>
    deliveredAt === undefined ? [] : [{ round, startedAt: deliveredAt }],
  );

/**
 * From when a unit's own limit counts: its order, or the receipt of the case (Q2). After a reassignment the new unit has
 * the whole period, in the other reading what the first one has left (Q4); its window for a return is its own (Q34).
 */
function handlingSince({ kind }: DeadlineRule, clocks: CaseClocks, order: OrderClocks, pack: Pack): number {
  const deliveredAt = order.deliveredAt ?? 0;
  if (kind === 'return') return deliveredAt;
  if (pack.clock.startEvent === 'received') return clocks.receivedAt ?? deliveredAt;
  if (pack.clock.resetOnReassign) return deliveredAt;
  const earlier = predecessors(clocks, order).flatMap((each) => each.deliveredAt ?? []);
  return Math.min(deliveredAt, ...earlier);
}

function prescribe(
  found: DeadlineRule,
  start: Start,
  clocks: CaseClocks,
  order: OrderClocks,
  pack: Pack,
): PrescribedClock {
  const rule = start.rule ?? (found.kind === 'completion' ? statutory(found, clocks, pack) : found);
  const { round } = start;
  const about = { kind: rule.kind, round };
  const ending = endingOf(about, clocks, order, pack);
  return {
    deadlineId: deadlineIdOf(order.orderId, rule.kind, round),
    ...start,
    rule,
    pauses: pausesOf(about, clocks, order, pack),
    extensions: extensionsOf(about, order),
    ...(ending === undefined ? {} : { ending }),
  };
}

/** Granted days only: refused requests do not count (Q26). */
export function extensionsOf(
  about: { readonly kind: string; readonly round: number },
  { extensions }: OrderClocks,
): Extension[] {
  return extensions.flatMap(({ kind, round, decided }) =>
    kind === about.kind && round === about.round && decided !== undefined && decided.workingDays > 0
      ? [{ workingDays: decided.workingDays, grantedAt: decided.at }]
      : [],
  );
}

/** Q55: in XX the law's own period replaces the limit, in LN the shorter of the two governs. */
function statutory(rule: DeadlineRule, { statutory: limit }: CaseClocks, pack: Pack): DeadlineRule {
  if (limit === undefined) return rule;
  if (pack.limitConflict === 'shortest' && rule.workingDays <= limit.workingDays) return rule;
  const conflict = pack.parameter('limit.conflict_rule');
  const ruleId =
    conflict?.ruleId !== undefined && /^[A-Z]{2}-/.test(conflict.ruleId) ? conflict.ruleId : rule.ruleId;
  return {
    ...rule,
    workingDays: limit.workingDays,
    ruleId,
    article: limit.citation,
    parameter: 'limit.conflict_rule',
  };
}
