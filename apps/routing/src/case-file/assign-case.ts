import {
  OrderAssigned,
  ReceiptCaseAssigned,
  ToDeptOrderAssigned,
  orderIdOf,
  formatTime,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { isHeld, noContact, type OpenOrder } from '../order/order';
import { became, refused, type Outcome, type Refusal } from '../outcome';
import type { Organisation } from '../organisation/organisation';
import { announce, orderIds, ruleIdField, tell, upstreamIds } from './announce';
import { onFile, type CaseFacts, type CaseFile, type HandlingCase, type ProposedCase } from './case-file';
import { textForUnit, type CaseText } from './case-text';
import { maskText } from './mask-text';
import { isAccused } from './propose-unit';
import { instructionAwaited } from './special-report';

export interface Assignment {
  readonly lead: string;
  readonly co: readonly string[];
  /** Why the dispatcher chose so; required when the accused unit is chosen (Q40). */
  readonly reason?: string;
  /** What the complaint room thinks of it; goes with the order to whom it is addressed (附投诉室意见, KY-34, KY-36). */
  readonly opinion?: string;
}

/** Everything that writing an order needs besides the case itself. */
export interface AssignmentContext {
  readonly directory: readonly Organisation[];
  readonly pack: Pack;
  readonly text: CaseText;
  /** Legal instant, epoch milliseconds. */
  readonly now: number;
}

/**
 * A dispatcher gives a case to a lead and its co-handlers (LN-24, KY-34, KY-38).
 *
 * Refused: the case has a unit already or has ended; a lead that holds another order of it; an organisation that is unknown, not active or of another place;
 * the accused unit without a recorded reason where the pack leaves it to a person (Q40); from the second granted
 * return on, an assignment without a recorded coordination (Q34, LN-30); while a special report waits for its instruction
 * (LN-25).
 */
export function assignCase(
  file: CaseFile,
  chosen: Assignment,
  context: AssignmentContext,
): Outcome<HandlingCase> {
  if (file.status !== 'proposed') {
    const code = file.status === 'handling' ? 'ROUTING.ALREADY_ASSIGNED' : 'ROUTING.NOT_ASSIGNABLE';
    return refused(code, `the case is ${file.status}`);
  }
  // a co-handler from before goes on under the order that it has
  const co = [...new Set(chosen.co)].filter((org) => org !== chosen.lead && !holdsAnOrder(file, org));
  const obstacle =
    holderAsLead(file, chosen.lead) ??
    [chosen.lead, ...co]
      .map((org) => obstacleTo(org, file.facts, chosen.reason, context))
      .find((found) => found) ??
    instructionAwaited(file, context.pack) ??
    coordinationMissing(file, context.pack);
  if (obstacle) return { kind: 'refused', refusal: obstacle };
  return giveTo(
    file,
    [{ org: chosen.lead, role: 'lead' }, ...co.map((org) => ({ org, role: 'co' as const }))],
    'dispatcher',
    context,
    chosen.opinion,
  );
}

/** The organisation holds an order of this case that has not ended: it gets no second one. */
function holdsAnOrder({ orders }: CaseFile, org: string): boolean {
  return orders.some((order) => order.org === org && isHeld(order) && order.status !== 'completed');
}

/** Why the organisation cannot become the lead: it co-handles, or asked to return what it would get again. */
export function holderAsLead(file: CaseFile, org: string): Refusal | undefined {
  if (!holdsAnOrder(file, org)) return undefined;
  return {
    reasonCode: 'ROUTING.HOLDS_AN_ORDER',
    message: `'${org}' holds an order of this case; excuse it first`,
  };
}

/** Opens the orders and tells everybody; whether it may be done has been decided before. */
export function giveTo(
  file: ProposedCase | HandlingCase,
  units: readonly { readonly org: string; readonly role: 'lead' | 'co' }[],
  by: 'system' | 'dispatcher',
  { directory, pack, text, now }: AssignmentContext,
  opinion?: string,
): Outcome<HandlingCase> {
  const { facts, orders, returnsGranted } = file;
  const round = file.status === 'handling' ? file.round : 1;
  const given = units.map(({ org, role }, i): OpenOrder => {
    const orderId = orderIdOf(facts.caseId, orders.length + i + 1);
    return {
      status: 'handling',
      orderId,
      org,
      role,
      round,
      assignedAt: now,
      contact: noContact,
      dueAt: {},
      reworks: 0,
    };
  });
  const state: HandlingCase = {
    ...onFile(file),
    status: 'handling',
    round,
    ...(file.status === 'handling' && file.pendingRedo ? { pendingRedo: file.pendingRedo } : {}),
    orders: [...orders, ...given],
  };
  const rulesApplied = rulesOf(pack, facts);
  const accused = (org: string) => directory.some((known) => known.org === org && isAccused(known, facts));
  const events = given.flatMap((order, i): OutgoingEvent[] => [
    announce(facts, OrderAssigned, {
      ...orderIds(facts, order),
      caseNo: facts.caseNo,
      ...upstreamIds(facts),
      role: order.role,
      caseType: facts.caseType,
      ...matterOf(facts),
      urgency: facts.urgency,
      ...(facts.channel === undefined ? {} : { channel: facts.channel }),
      jurisdiction: facts.jurisdiction,
      receivedAt: facts.receivedAt,
      receivedOn: facts.receivedOn,
      assignedAt: formatTime(now),
      assignmentNo: orders.length + i + 1,
      reassigned: returnsGranted > 0,
      accusedUnit: accused(order.org),
      assignedBy: by,
      rulesApplied,
    }),
    tell(
      facts,
      order,
      ToDeptOrderAssigned,
      {
        caseNo: facts.caseNo,
        upstreamCaseNo: facts.upstreamCaseNo,
        ...(facts.part === undefined ? {} : { part: facts.part }),
        role: order.role,
        caseType: facts.caseType,
        urgency: facts.urgency,
        ...textForUnit(text),
        ...(facts.serviceCase === undefined ? {} : { serviceCase: facts.serviceCase }),
        policyRef: facts.policyRef,
        replyElements: [...pack.replyElements(facts.caseType)],
        rulesApplied,
        receivedAt: facts.receivedAt,
        ...addressed(pack, opinion),
      },
      { startsClock: true },
    ),
  ]);
  const lead = given.find(({ role }) => role === 'lead');
  const receipt = lead
    ? [announce(facts, ReceiptCaseAssigned, { ...upstreamIds(facts), leadOrg: lead.org })]
    : [];
  return became(state, [...events, ...receipt]);
}

/** What a complaint is about, for the notice that it may be appealed (HA-16, HA-18). */
const matterOf = ({ caseType, serviceCase }: CaseFacts): { readonly matter?: string } =>
  caseType === 'complaint' && serviceCase?.taskName !== undefined ? { matter: serviceCase.taskName } : {};

/** Why the organisation cannot get the order; undefined: it can. */
export function obstacleTo(
  org: string,
  facts: CaseFacts,
  reason: string | undefined,
  { directory, pack }: Pick<AssignmentContext, 'directory' | 'pack'>,
): Refusal | undefined {
  const known = directory.find((entry) => entry.org === org);
  if (!known) return { reasonCode: 'ROUTING.ORG_UNKNOWN', message: `'${org}' is not in the directory` };
  if (known.pack !== facts.pack)
    return {
      reasonCode: 'ROUTING.ORG_OTHER_JURISDICTION',
      message: `'${org}' belongs to ${known.jurisdiction}`,
    };
  if (known.status !== 'active')
    return { reasonCode: 'ROUTING.ORG_NOT_ACTIVE', message: `'${org}' is ${known.status}` };
  const forPerson = pack.accusedUnit.handling === 'dispatcher_decides';
  if (forPerson && isAccused(known, facts) && (reason ?? '').trim() === '') {
    return {
      reasonCode: 'ROUTING.ACCUSED_UNIT',
      message: `'${org}' is the accused unit; a reason has to be recorded`,
    };
  }
  return undefined;
}

/** Q34: the second granted return shows that the duty is unclear; a quick coordination has to settle it (LN-30). */
export function coordinationMissing(
  file: Pick<CaseFile, 'returnsGranted' | 'coordinations'>,
  pack: Pack,
): Refusal | undefined {
  const needed = file.returnsGranted - pack.returns.coordinationFrom + 1;
  if (file.coordinations >= needed) return undefined;
  const rule = pack.parameter('dispatch.coordination')?.ruleId;
  return {
    reasonCode: 'ROUTING.COORDINATION_MISSING',
    message: 'record the coordination first',
    ...ruleIdField(rule),
  };
}

/** KY-34: the order goes to the unit's chief representative, with the opinion of the room; numbers in it are hidden. */
function addressed(pack: Pack, opinion: string | undefined) {
  const addressee = pack.parameter('assignment.addressee')?.value as 'chief_representative' | undefined;
  return {
    ...(addressee === undefined ? {} : { addresseeRole: addressee }),
    ...(opinion === undefined || opinion.trim() === '' ? {} : { opinion: maskText(opinion) }),
  };
}

/** Rules that a unit can look up: who assigns, what the reply must hold, who signs. */
function rulesOf(pack: Pack, { caseType }: CaseFacts): string[] {
  const keys = ['dispatch.mode', `reply.elements.${caseType}`, 'sign_off', 'review'];
  const rules = keys.map((key) => ruleIdField(pack.parameter(key)?.ruleId).ruleId);
  return [...new Set(rules.filter((rule) => rule !== undefined))];
}
