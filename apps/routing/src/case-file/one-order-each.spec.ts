import {
  HOUR,
  LN,
  MONDAY,
  ORDER,
  SECOND,
  by,
  context,
  handled,
  refusal,
  reply,
  state,
  types,
  events,
} from '../a-case.fixture';
import { decideAcceptance } from '../order/decide-acceptance';
import { decideReturn } from '../order/decide-return';
import { requestReturn } from '../order/request-return';
import { assignCase } from './assign-case';
import type { CaseFile } from './case-file';

const now = MONDAY + HOUR;
const request = { requestId: 'q-1' };
/** The lead asks to return; `scjg` co-handles and goes on. */
const asked = (): CaseFile =>
  state(requestReturn(handled(LN, {}, { co: ['scjg'] }), ORDER, by(), request, { pack: LN, now }));
const granted = (newLead?: string) =>
  decideReturn(
    asked(),
    ORDER,
    { ...request, granted: true, reason: '职责界定', ...(newLead === undefined ? {} : { newLead }) },
    context(LN, now),
  );

describe('a unit has one order of a case (LN-28, LN-31)', () => {
  it('a co-handler that goes on gets no second order when the case is assigned anew', () => {
    const again = assignCase(state(granted()), { lead: 'csj', co: ['scjg'] }, context(LN, now));
    expect(state(again).orders.map(({ org, role, status }) => [org, role, status])).toEqual([
      ['zrzy', 'lead', 'withdrawn'],
      ['scjg', 'co', 'handling'],
      ['csj', 'lead', 'handling'],
    ]);
    expect(types(events(again)).filter((type) => type === 'order.assigned.v1')).toHaveLength(1);
  });

  it('a co-handler does not become the lead beside its own share: it is excused first', () => {
    const lead = assignCase(state(granted()), { lead: 'scjg', co: [] }, context(LN, now));
    expect(refusal(lead)).toMatchObject({ reasonCode: 'ROUTING.HOLDS_AN_ORDER' });
    expect(refusal(granted('scjg'))).toMatchObject({ reasonCode: 'ROUTING.HOLDS_AN_ORDER' });
  });

  it('a granted return does not go back to the unit that asked for it', () => {
    expect(refusal(granted('zrzy'))).toMatchObject({ reasonCode: 'ROUTING.HOLDS_AN_ORDER' });
  });
});

describe('a report that is not taken up (LN-34, LN-46, Q44, Q78)', () => {
  const report = () => handled(LN, { caseType: 'report' }, { co: ['scjg'] });
  const decision = { accepted: false, reason: '不属于受理范围', legalBasis: '《办法》第八条' };
  const decide = (file: CaseFile, orderId: string, org: string) =>
    decideAcceptance(file, orderId, decision, by(org), reply, { pack: LN, now });

  it('does not end over the head of a co-handler that has not answered', () => {
    expect(refusal(decide(report(), ORDER, 'zrzy')).reasonCode).toBe('ORDER.CO_ORDERS_OPEN');
  });

  it('a co-handler answers for its own share', () => {
    expect(decide(report(), SECOND, 'scjg').kind).toBe('became');
  });
});
