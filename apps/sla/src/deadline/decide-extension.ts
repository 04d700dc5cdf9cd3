import {
  ExtensionDecided,
  ReceiptCaseExtended,
  ToDeptExtensionDecided,
  formatTime,
  type OutgoingEvent,
} from '@huiying/contracts';
import { deadlineOf, withOrder, type CaseClocks, type OrderClocks } from './case-clocks';
import type { Surroundings } from './counting';
import { isOpen, type Deadline } from './deadline';
import { announce, ruleIdField, tell } from './deadline-events';
import type { ExtensionRequest } from './extension-request';
import { refused, type Outcome, type Refused } from './outcome';
import type { Pack } from '@huiying/policy';

export interface ExtensionDecision {
  readonly granted: boolean;
  /** Days granted; without it as many as were asked for, at most as many as may be granted (Q85). */
  readonly workingDays?: number;
  readonly personInformedAt?: number;
  /** The person showed understanding (征得理解, KY-47). */
  readonly understandingObtained?: boolean;
}

/**
 * A dispatcher decides on a request (LN-40, LN-41, KY-47): as many days as asked or fewer, at most as many as the
 * original limit, or up to the pack's cap in total (Q26, Q61, Q85). The new due date is the old one plus the days, also
 * when the decision comes after the old one (Q5).
 *
 * Refused: nothing is pending; the clock has ended; more days than may be granted; where the person has to be told
 * before it is granted, no record of that; where understanding is a condition, no record of it (Q30).
 */
export function decideExtension(
  clocks: CaseClocks,
  request: ExtensionRequest,
  decision: ExtensionDecision,
  { pack, now }: Surroundings,
): Outcome<{ readonly clocks: CaseClocks; readonly workingDays: number }> {
  const found = deadlineOf(clocks, request.deadlineId);
  if (request.status !== 'pending' || !found) {
    return refused('SLA.EXTENSION_NOT_OPEN', 'the request has been decided or its limit has ended');
  }
  if (!isOpen(found.deadline)) return refused('SLA.DEADLINE_CLOSED', 'the limit has ended');
  const workingDays = decision.granted ? grantedDays(request, decision, found.deadline, pack) : 0;
  if (typeof workingDays !== 'number') return workingDays;
  const informed = decision.personInformedAt;
  if (
    decision.granted &&
    pack.extension.personInformed === 'before_granting' &&
    (informed === undefined || informed > now)
  ) {
    return refused(
      'SLA.PERSON_NOT_INFORMED',
      'say when the person was told',
      pack.parameter('extension.person_informed')?.ruleId,
    );
  }
  if (decision.granted && pack.extension.consent === 'required' && decision.understandingObtained !== true) {
    return refused(
      'SLA.PERSON_NOT_INFORMED',
      'the person has not shown understanding',
      pack.parameter('extension.consent')?.ruleId,
    );
  }
  const facts = withOrder(clocks, request.orderId, (order) => ({
    ...order,
    extensions: order.extensions.map((each) =>
      each.requestId === request.requestId ? { ...each, decided: { at: now, workingDays } } : each,
    ),
  }));
  return { kind: 'became', facts: { clocks: facts, workingDays }, events: [] };
}

function grantedDays(
  { workingDays: asked }: ExtensionRequest,
  decision: ExtensionDecision,
  deadline: Deadline,
  pack: Pack,
): number | Refused {
  const { officerMayGrantFewer, ruleId } = pack.extension;
  const longest = longestExtension(deadline, pack);
  const days = decision.workingDays ?? Math.min(asked, longest);
  if (days < 1 || days > longest)
    return refused('SLA.EXTENSION_TOO_LONG', `at most ${longest} working days`, ruleId);
  if (days < asked && !officerMayGrantFewer)
    return refused('SLA.EXTENSION_TOO_LONG', `exactly ${asked} working days`, ruleId);
  return days;
}

/** Q26: as long as the original limit; Q61: where there is a cap it counts alone, or in the other reading both count. */
export function longestExtension({ workingDays, extendedBy }: Deadline, pack: Pack): number {
  const { cap, maxLength } = pack.extension;
  const once = maxLength === 'original_limit' ? workingDays : Infinity;
  if (cap === undefined) return once;
  const left = cap - workingDays - extendedBy;
  return pack.value<boolean>('extension.cap_governs_alone') ? left : Math.min(left, once);
}

/** Everybody hears of the decision, with the due date that counts now. */
export function extensionDecided(
  clocks: CaseClocks,
  order: OrderClocks,
  deadline: Deadline,
  decided: {
    readonly requestId: string;
    readonly workingDays: number;
    readonly reason: string;
    readonly by: 'dispatcher' | 'system';
  },
  pack: Pick<Pack, 'parameter' | 'extension'> | undefined,
  now: number,
): OutgoingEvent[] {
  const { requestId, workingDays, by } = decided;
  const granted = workingDays > 0;
  const dueAt = formatTime(deadline.dueAt);
  const reason = decided.reason.slice(0, 2000);
  const rule =
    pack?.parameter(granted ? 'extension.person_informed' : 'extension.refusal')?.ruleId ??
    pack?.extension.ruleId;
  const kind = deadline.kind as 'completion';
  const internal = announce(clocks, ExtensionDecided, {
    requestId,
    orderId: order.orderId,
    caseId: clocks.caseId,
    org: order.org,
    deadlineKind: kind,
    deadlineId: deadline.deadlineId,
    granted,
    ...(granted ? { workingDays } : {}),
    dueAt,
    decidedAt: formatTime(now),
    by,
    ...ruleIdField(rule),
  });
  const events = [
    internal,
    tell(clocks, order, ToDeptExtensionDecided, {
      requestId,
      granted,
      reason,
      dueAt,
      ...ruleIdField(rule),
    }),
  ];
  if (!granted || order.role === 'co') return events;
  const { sourceSystem, upstreamCaseNo, part } = clocks;
  return [
    ...events,
    announce(clocks, ReceiptCaseExtended, {
      sourceSystem,
      upstreamCaseNo,
      ...(part === undefined ? {} : { part }),
      deadlineKind: kind,
      dueAt,
      reason,
    }),
  ];
}
