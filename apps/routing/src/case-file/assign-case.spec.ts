import { CaseProposed, OrderAssigned, ReceiptCaseAssigned, ToDeptOrderAssigned } from '@huiying/contracts';
import {
  KY,
  LN,
  XX,
  anOrganisation,
  context,
  dataOf,
  directoryOf,
  events,
  facts,
  handled,
  refusal,
  state,
  types,
} from '../a-case.fixture';
import { assignCase } from './assign-case';
import type { ProposedCase } from './case-file';
import { receiveCase } from './receive-case';

describe('an accepted case', () => {
  it('goes to the one responsible unit at once in XX, and the province is told', () => {
    const outcome = receiveCase(undefined, facts(XX), context(XX));
    expect(types(events(outcome))).toEqual([
      'routing.order.assigned.v1',
      'order.assigned.v1',
      'receipt.case.assigned.v1',
    ]);
    expect(dataOf(events(outcome), OrderAssigned)).toMatchObject({
      org: 'zrzy',
      role: 'lead',
      assignedBy: 'system',
      assignmentNo: 1,
    });
    expect(dataOf(events(outcome), ReceiptCaseAssigned)).toMatchObject({ leadOrg: 'zrzy' });
    expect(state(outcome)).toMatchObject({
      status: 'handling',
      orders: [{ status: 'handling', org: 'zrzy' }],
    });
  });

  it('starts the clock with the order on the topic of the unit, not before (Q2)', () => {
    const outcome = receiveCase(undefined, facts(XX), context(XX));
    const starting = events(outcome).filter(({ startsClock }) => startsClock);
    expect(types(starting)).toEqual(['order.assigned.v1']);
    expect(starting[0]).toMatchObject({ org: 'zrzy' });
  });

  it('tells the unit what its reply must contain, and hides numbers of the person', () => {
    const order = dataOf(events(receiveCase(undefined, facts(XX), context(XX))), ToDeptOrderAssigned);
    expect(order).toMatchObject({ replyElements: ['verification', 'process', 'measures', 'result'] });
    expect(order['rulesApplied']).toEqual(expect.arrayContaining(['XX-05', 'XX-22', 'XX-25', 'XX-26']));
    expect(order['content']).not.toContain('13800138000');
  });

  it('waits for a dispatcher in LN, with its candidates', () => {
    const outcome = receiveCase(undefined, facts(LN), context(LN));
    expect(dataOf(events(outcome), CaseProposed)).toMatchObject({
      candidates: [{ org: 'zrzy', reasons: ['task_duty'], ruleId: 'LN-24' }],
    });
    expect(state(outcome)).toMatchObject({
      status: 'proposed',
      waitsBecause: 'ROUTING.NEEDS_CONFIRMATION',
      orders: [],
    });
  });

  it('is not received twice', () => {
    expect(receiveCase(handled(XX), facts(XX), context(XX))).toEqual({ kind: 'nothing' });
  });
});

describe('a dispatcher', () => {
  const waiting = (pack = LN, other = {}) =>
    state(receiveCase(undefined, facts(pack, other), context(pack))) as ProposedCase;
  const accused = { respondent: { orgCode: '11410700MB1912345K' } };

  it('gives the case to a lead and its co-handlers, each with an order of its own (KY-38)', () => {
    const outcome = assignCase(waiting(KY), { lead: 'zrzy', co: ['scjg', 'zrzy', 'scjg'] }, context(KY));
    expect(state(outcome).orders).toMatchObject([
      { org: 'zrzy', role: 'lead', orderId: 'o-5f3a9be07c21d4486a10-1' },
      { org: 'scjg', role: 'co', orderId: 'o-5f3a9be07c21d4486a10-2' },
    ]);
    expect(types(events(outcome)).filter((type) => type === 'receipt.case.assigned.v1')).toHaveLength(1);
  });

  it.each([
    ['an unknown organisation', 'nobody', 'ROUTING.ORG_UNKNOWN'],
    ['one that is not active yet', 'new', 'ROUTING.ORG_NOT_ACTIVE'],
    ['one of another place', 'far', 'ROUTING.ORG_OTHER_JURISDICTION'],
  ])('cannot choose %s', (_, lead, code) => {
    const directory = [
      ...directoryOf(LN),
      anOrganisation(LN, 'new', { status: 'provisioning' }),
      anOrganisation(XX, 'far'),
    ];
    expect(refusal(assignCase(waiting(), { lead, co: [] }, context(LN, undefined, directory)))).toMatchObject(
      { reasonCode: code },
    );
  });

  it('records a reason when choosing the accused unit (Q40)', () => {
    const file = waiting(LN, accused);
    expect(refusal(assignCase(file, { lead: 'zrzy', co: [], reason: ' ' }, context(LN)))).toMatchObject({
      reasonCode: 'ROUTING.ACCUSED_UNIT',
    });
    const chosen = assignCase(file, { lead: 'zrzy', co: [], reason: '唯一有职权的单位' }, context(LN));
    expect(dataOf(events(chosen), OrderAssigned)).toMatchObject({
      accusedUnit: true,
      assignedBy: 'dispatcher',
    });
  });

  it('cannot assign a case that has a unit already', () => {
    expect(refusal(assignCase(handled(LN), { lead: 'csj', co: [] }, context(LN)))).toMatchObject({
      reasonCode: 'ROUTING.ALREADY_ASSIGNED',
    });
  });

  it('needs a recorded coordination once a second return has been granted (Q34, LN-30)', () => {
    const twice = { ...waiting(), returnsGranted: 2 };
    expect(refusal(assignCase(twice, { lead: 'csj', co: [] }, context(LN)))).toMatchObject({
      reasonCode: 'ROUTING.COORDINATION_MISSING',
      ruleId: 'LN-30',
    });
    expect(
      state(assignCase({ ...twice, coordinations: 1 }, { lead: 'csj', co: [] }, context(LN))).status,
    ).toBe('handling');
  });
});
