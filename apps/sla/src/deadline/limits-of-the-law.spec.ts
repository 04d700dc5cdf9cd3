import { AClockedCase, ORDER, at } from './a-case.fixture';
import type { CaseClocks } from './case-clocks';
import { completeRound } from './end-order';
import { deliverOrder } from './open-order';
import { declareComplexity, decideAcceptance, judge, requireContact, submitReply } from './record-work';

const [XX, LN, KY, JL, HA] = ['410772', '360783', '520121', '220271', '350521'] as const;
type Fact = (clocks: CaseClocks) => CaseClocks;
const nothing: Fact = (clocks) => clocks;
const complex: Fact = (clocks) => declareComplexity(clocks, ORDER, 'complex');
const contact: Fact = (clocks) => requireContact(clocks, ORDER, at('2026-03-02'));
const accepted: Fact = (clocks) => decideAcceptance(clocks, ORDER, true, at('2026-03-04'));

/** An order of Monday 2026-03-02, 09:00, in four ordinary weeks. @returns kind, last day, rule */
function clocksOf(code: string, more: Partial<CaseClocks>, fact: Fact): string[] {
  const aCase = new AClockedCase(code, more);
  aCase.after('2026-03-02', (c) => deliverOrder(c, ORDER, at('2026-03-02')));
  aCase.after('2026-03-04', fact);
  return aCase.order().deadlines.map(({ kind, dueOn, ruleId }) => `${kind} ${dueOn} ${ruleId}`);
}

describe('the limits of the five regulations, from the order on', () => {
  it.each<[string, string, Partial<CaseClocks>, Fact, string[]]>([
    ['XX-18 contact within 1 day where it is needed', XX, {}, contact, ['first_contact 2026-03-03 XX-18']],
    ['XX-19 a complaint within 5', XX, {}, nothing, ['completion 2026-03-09 XX-19']],
    ['XX-20 a complex one within 15 of the same start', XX, {}, complex, ['completion 2026-03-23 XX-20']],
    [
      'LN-26, LN-33 a complaint: talked over in 2, finished in 5',
      LN,
      {},
      nothing,
      ['first_contact 2026-03-04 LN-33', 'completion 2026-03-09 LN-33'],
    ],
    ['LN-27 the window for a return is 1', LN, {}, nothing, ['return 2026-03-03 LN-27']],
    [
      'LN-32 a consultation within 2',
      LN,
      { caseType: 'consultation' },
      nothing,
      ['completion 2026-03-04 LN-32'],
    ],
    [
      'LN-34 a report: decided on in 2, and 10 after acceptance',
      LN,
      { caseType: 'report' },
      accepted,
      ['acceptance 2026-03-04 LN-34', 'completion 2026-03-18 LN-34'],
    ],
    [
      'LN-35 help: 2 and 5',
      LN,
      { caseType: 'help' },
      nothing,
      ['first_contact 2026-03-04 LN-35', 'completion 2026-03-09 LN-35'],
    ],
    [
      'LN-36 a suggestion: 2 and 5',
      LN,
      { caseType: 'suggestion' },
      nothing,
      ['first_contact 2026-03-04 LN-36', 'completion 2026-03-09 LN-36'],
    ],
    [
      'LN-37 others: 2 and 5',
      LN,
      { caseType: 'other' },
      nothing,
      ['first_contact 2026-03-04 LN-37', 'completion 2026-03-09 LN-37'],
    ],
    [
      'KY-35 on site within 5, as a complex one elsewhere',
      KY,
      { channel: 'counter' },
      complex,
      ['completion 2026-03-09 KY-46'],
    ],
    [
      'KY-36 online within 5, as a complex one elsewhere',
      KY,
      { channel: 'pc' },
      complex,
      ['completion 2026-03-09 KY-46'],
    ],
    [
      'KY-45 an ordinary complaint within 3',
      KY,
      { channel: 'telephone' },
      nothing,
      ['completion 2026-03-05 KY-45'],
    ],
    [
      'KY-46 a more complex one within 5',
      KY,
      { channel: 'telephone' },
      complex,
      ['completion 2026-03-09 KY-46'],
    ],
    [
      'JL-08 what is clear: at once, watched as the next day',
      JL,
      {},
      nothing,
      ['completion 2026-03-03 JL-08'],
    ],
    ['JL-09 what is complex within 7', JL, {}, complex, ['completion 2026-03-11 JL-09']],
    [
      'JL-07 a suggestion: fed back in time, watched as the next day',
      JL,
      { caseType: 'suggestion' },
      nothing,
      ['completion 2026-03-03 JL-07'],
    ],
    ['HA-16 a complaint within 10', HA, {}, nothing, ['completion 2026-03-16 HA-16']],
  ])('%s', (_rule, code, more, fact, expected) => {
    expect(clocksOf(code, more, fact)).toEqual(expect.arrayContaining(expected));
  });

  it('KY-35 on site handling and feedback share the limit: told to the person is what ends it', () => {
    const aCase = new AClockedCase(KY, { channel: 'counter' });
    aCase.after('2026-03-02', (c) => deliverOrder(c, ORDER, at('2026-03-02')));
    aCase.after('2026-03-03', (c) =>
      submitReply(c, ORDER, { round: 1, at: at('2026-03-03'), reviewRequired: false }),
    );
    expect(aCase.kinds()).toEqual(['completion']);
    expect(aCase.deadline('completion').state).toBe('running');
    const end = {
      round: 1,
      orderId: ORDER,
      outcome: 'resolved',
      finishedAt: at('2026-03-04'),
      completedAt: at('2026-03-04'),
    } as const;
    aCase.after('2026-03-04', (c) => completeRound(c, end));
    expect(aCase.deadline('completion')).toMatchObject({ state: 'met', closedAt: at('2026-03-04') });
  });

  it('KY-40 after the unit’s accepted reply the room tells the person within 1 day', () => {
    const aCase = new AClockedCase(KY, { channel: 'telephone' });
    aCase.after('2026-03-02', (c) => deliverOrder(c, ORDER, at('2026-03-02')));
    aCase.after('2026-03-03', (c) =>
      submitReply(c, ORDER, { round: 1, at: at('2026-03-03'), reviewRequired: true }),
    );
    aCase.after('2026-03-04', (c) => judge(c, ORDER, { passed: true, at: at('2026-03-04') }));
    expect(aCase.deadline('feedback')).toMatchObject({ dueOn: '2026-03-05', ruleId: 'KY-40' });
  });
});
