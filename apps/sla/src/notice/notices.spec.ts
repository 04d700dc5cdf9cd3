import { AClockedCase, at } from '../deadline/a-case.fixture';
import { HA, LN, both, deliver, packWith } from '../deadline/stories.fixture';
import { noticeInstant } from './notice-instant';
import { sendNotices } from './send-notices';

const sent = (aCase: AClockedCase, when: string, deadline = aCase.deadline('completion')) =>
  sendNotices(aCase.clocks, aCase.order(), deadline, aCase.on(at(when)));
const templates = (events: readonly { readonly data: unknown }[]) =>
  events.map(({ data }) => (data as { template: string }).template);
const atNight = (aCase: AClockedCase) =>
  new Date(noticeInstant(at('2026-03-06 19:00'), aCase.clocks.urgency, aCase.on(0)) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16);

describe('messages of warnings', () => {
  it('HA-30: three days left, one day left and overdue: each is written of once, in its order', () => {
    const aCase = new AClockedCase(HA);
    deliver(aCase);
    expect(aCase.until('2026-03-20')).toHaveLength(3);
    const { deadline, events } = sent(aCase, '2026-03-20');
    expect(templates(events)).toEqual(['notice.t-3', 'notice.t-1', 'notice.overdue']);
    expect(events[0]?.data).toMatchObject({
      aboutKind: 'deadline',
      recipientRole: 'handler',
      phoneRef: 'a.handler',
      ruleId: 'HA-30',
    });
    expect(sent(aCase, '2026-03-21', deadline).events).toEqual([]);
  });

  it('LN-66 to LN-69: the handler, the leader in charge, the principal leader, the inspection office', () => {
    const aCase = new AClockedCase(LN);
    deliver(aCase);
    aCase.until('2026-03-30');
    const refs = sent(aCase, '2026-03-30').events.map(({ data }) => (data as { phoneRef: string }).phoneRef);
    expect(refs).toEqual([
      'a.handler',
      'a.leader_in_charge',
      'a.principal_leader',
      '360783.inspection_office',
    ]);
  });

  it('of a rung that was taken back there is none', () => {
    const aCase = new AClockedCase(LN);
    deliver(aCase);
    aCase.until('2026-03-10');
    const deadline = aCase.deadline('completion');
    const rungs = deadline.rungs.map((rung) => ({ ...rung, withdrawnAt: at('2026-03-10 01:00') }));
    expect(sent(aCase, '2026-03-10', { ...deadline, rungs }).events).toEqual([]);
  });

  it('Q23 go out when the window is open, on working days or on every day; an emergency at once', () => {
    const everyDay = { from: '08:30', to: '18:00', workingDaysOnly: false, emergenciesAtOnce: true };
    expect(both(LN, { 'notice.window': everyDay }, atNight)).toEqual([
      '2026-03-09T08:30',
      '2026-03-07T08:30',
    ]);
    const waits = packWith(LN, { 'notice.window': { ...everyDay, emergenciesAtOnce: false } });
    const sudden = new AClockedCase(LN, { urgency: 'sudden' });
    expect(atNight(sudden)).toBe('2026-03-06T19:00');
    Object.assign(sudden, { pack: waits });
    expect(atNight(sudden)).toBe('2026-03-07T08:30');
  });
});
