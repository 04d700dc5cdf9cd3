import type { Channel, Complexity } from '../index';
import { loadPolicies, screen } from '../index';

const pack = loadPolicies().inForce('520121', '2026-03-02')!;
const respondent = { personName: '张某', windowNo: 'A12', occurredAt: '2026-03-02 09:30' };
const facts = {
  caseType: 'complaint',
  title: '社保补缴',
  content: '窗口人员拒收材料且态度生硬',
  channel: 'pc' as Channel,
};
const completion = (channel: Channel, complexity: Complexity = 'ordinary') =>
  pack.deadlines('complaint', { channel, complexity }).find(({ kind }) => kind === 'completion');

describe('Kaiyang, what is taken', () => {
  it('KY-02: a complaint names person, window, time, matter and reason; what is missing is asked for', () => {
    expect(screen(pack, { ...facts, respondent }).verdict).toBe('accept');
    const { verdict, findings } = screen(pack, { ...facts, respondent: { personName: '张某' } });
    expect(verdict).toBe('hold');
    expect(findings[0]).toMatchObject({
      ruleId: 'KY-02',
      evidence: 'windowNo,occurredAt',
      proposal: 'ask_for_elements',
    });
  });

  it('KY-02: the elements concern the accused, so an anonymous complaint that names them is complete (Q41)', () => {
    expect(screen(pack, { ...facts, respondent, anonymous: true }).verdict).toBe('accept');
  });

  it('KY-27: letters are exempt from the elements', () => {
    expect(screen(pack, { ...facts, channel: 'letter' }).verdict).toBe('accept');
  });

  it('KY-03: complaints and reports about window staff; a consultation is held', () => {
    expect(pack.types).toEqual(['complaint', 'report']);
    expect(screen(pack, { ...facts, caseType: 'consultation', respondent }).findings[0]?.reasonCode).toBe(
      'INTAKE.TYPE_NOT_COVERED',
    );
  });

  it('KY-20: out of scope is explained and referred by a person', () => {
    const { findings } = screen(pack, { ...facts, content: '小区物业乱收费', respondent });
    expect(findings[0]).toMatchObject({ ruleId: 'KY-20', proposal: 'transfer' });
    expect(pack.value('intake.out_of_scope_record')).toBe('minimal_log');
  });

  it('KY-21: without target and matter it is invalid, by a person’s decision', () => {
    const { findings } = screen(pack, { ...facts, title: '无', content: '无', respondent });
    expect(findings[0]).toMatchObject({ ruleId: 'KY-21', proposal: 'refuse' });
  });
});

describe('Kaiyang, limits', () => {
  it('KY-45, KY-46: 3 ordinary, 5 complex, by telephone', () => {
    expect(completion('telephone')).toMatchObject({ workingDays: 3, ruleId: 'KY-45' });
    expect(completion('telephone', 'complex')).toMatchObject({ workingDays: 5, ruleId: 'KY-46' });
  });

  it.each(['counter', 'pc'] as const)(
    'KY-35, KY-36: by %s the 5 hold too, so the shorter 3 governs an ordinary case (Q29)',
    (channel) => {
      expect(completion(channel)?.workingDays).toBe(3);
      expect(completion(channel, 'complex')?.workingDays).toBe(5);
    },
  );

  it('KY-40: the room feeds back within 1, except on site, where it is inside the 5 (Q72)', () => {
    const feedback = (channel: Channel) =>
      pack.deadlines('complaint', { channel }).find(({ kind }) => kind === 'feedback');
    expect(feedback('telephone')).toMatchObject({
      workingDays: 1,
      startEvent: 'unit_replied',
      ruleId: 'KY-40',
    });
    expect(feedback('counter')).toBeUndefined();
    expect(pack.completionEventFor('counter')).toBe('feedback');
    expect(pack.completionEventFor('telephone')).toBe('submitted');
  });

  it('KY-47: never beyond 7 in total; the person is informed first and the understanding recorded (Q30, Q61)', () => {
    expect(pack.extension).toMatchObject({
      allowed: true,
      max: null,
      cap: 7,
      personInformed: 'before_granting',
      consent: 'recorded',
    });
  });

  it('KY-34, KY-44: the chief representative signs, a person dispatches, the room tells the complainant', () => {
    expect(pack.signOff.roles).toEqual(['chief_representative']);
    expect(pack.dispatch).toBe('propose');
    expect(pack.accusedUnit.handling).toBe('handles');
    expect(pack.replyRelease).toBe('on_feedback');
  });

  it('KY-52, KY-53: two months by the complaint, three in a calendar year, upheld only (Q42)', () => {
    expect(pack.value('upheld.consecutive_months')).toEqual({ months: 2, by: 'complaint', per: 'window' });
    expect(pack.value('upheld.return_person')).toEqual({
      count: 3,
      period: 'calendar_year',
      upheldOnly: true,
    });
  });
});
