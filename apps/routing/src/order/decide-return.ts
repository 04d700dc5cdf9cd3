import { OrderReturnDecided, ToDeptReturnDecided, formatTime } from '@huiying/contracts';
import { announce, orderIds, ruleIdField, tell } from '../case-file/announce';
import {
  coordinationMissing,
  giveTo,
  holderAsLead,
  obstacleTo,
  type AssignmentContext,
} from '../case-file/assign-case';
import { onFile, orderOf, withOrder, type CaseFile } from '../case-file/case-file';
import { proposeUnit } from '../case-file/propose-unit';
import { caseProposed, proposed } from '../case-file/receive-case';
import { instructionAwaited } from '../case-file/special-report';
import { takeBack } from '../case-file/withdraw-case';
import { became, refused, type Outcome } from '../outcome';
import type { LiveCase } from './held-order';
import { basicsOf, type OpenOrder } from './order';

export interface ReturnDecision {
  readonly requestId: string;
  readonly granted: boolean;
  readonly reason: string;
  /** Who gets the order instead; without it the dispatcher assigns the case later. */
  readonly newLead?: string;
}

/**
 * The office decides on a return (LN-28, LN-29). Refused: reasons are given and the unit goes on; nothing was ever
 * stopped. Granted: the old unit is out of it and not counted, and the new one gets an order of its own with a full
 * period (Q4), at once or when a dispatcher has chosen it.
 *
 * Not possible: no such request is open (it was decided, or the unit submitted after all); the new unit cannot get the
 * order; the second granted return goes to a new unit only with a coordination on record (Q34).
 */
export function decideReturn(
  file: CaseFile | undefined,
  orderId: string,
  decision: ReturnDecision,
  context: AssignmentContext,
): Outcome<CaseFile> {
  const order = file && orderOf(file, orderId);
  if (!file || !order) return refused('ORDER.UNKNOWN', 'there is no such work order');
  const open = (file.status === 'handling' || file.status === 'proposed') && order.status === 'handling';
  if (!open || order.returnRequest?.requestId !== decision.requestId) {
    return refused('ROUTING.RETURN_NOT_OPEN', 'no return request with this id is open');
  }
  return decision.granted ? grant(file, order, decision, context) : refuse(file, order, decision, context);
}

function refuse(
  file: LiveCase,
  order: OpenOrder,
  decision: ReturnDecision,
  { pack, now }: AssignmentContext,
): Outcome<CaseFile> {
  const { returnRequest: _decided, ...basics } = basicsOf(order);
  const ruleId = pack.parameter('return.refusal')?.ruleId;
  return became(
    withOrder(file, { ...basics, status: 'handling' }),
    events(file, order, decision, ruleId, now),
  );
}

function grant(
  file: LiveCase,
  order: OpenOrder,
  decision: ReturnDecision,
  context: AssignmentContext,
): Outcome<CaseFile> {
  const { facts } = file;
  const { pack, now, directory } = context;
  const told = events(file, order, decision, pack.parameter('return.approver')?.ruleId, now);
  const back = takeBack(facts, order, 'reassigned', now);
  const without = { ...withOrder(file, back.order), returnsGranted: file.returnsGranted + 1 };
  if (decision.newLead !== undefined) {
    const obstacle =
      holderAsLead(file, decision.newLead) ??
      obstacleTo(decision.newLead, facts, decision.reason, context) ??
      instructionAwaited(without, pack) ??
      coordinationMissing(without, pack);
    if (obstacle) return { kind: 'refused', refusal: obstacle };
    const given = giveTo(without, [{ org: decision.newLead, role: order.role }], 'dispatcher', context);
    return given.kind === 'became' ? became(given.state, [...told, ...back.events, ...given.events]) : given;
  }
  if (order.role === 'co') return became(without, [...told, ...back.events]);
  const { candidates } = proposeUnit(facts, directory, pack);
  const others = candidates.filter(({ org }) => org !== order.org);
  const returned = { candidates: others, reasonCode: 'ROUTING.RETURNED' } as const;
  const waiting = proposed(onFile(without), returned, { pack, now });
  return became(waiting, [...told, ...back.events, caseProposed(waiting, pack)]);
}

function events(
  { facts }: LiveCase,
  order: OpenOrder,
  decision: ReturnDecision,
  ruleId: string | undefined,
  now: number,
) {
  const { requestId, granted, reason, newLead } = decision;
  return [
    announce(facts, OrderReturnDecided, {
      ...orderIds(facts, order),
      requestId,
      granted,
      ...(granted && newLead !== undefined ? { newOrg: newLead } : {}),
      decidedAt: formatTime(now),
      by: 'dispatcher',
      ...ruleIdField(ruleId),
    }),
    tell(facts, order, ToDeptReturnDecided, { requestId, granted, reason, ...ruleIdField(ruleId) }),
  ];
}
