import type { Complexity, DeadlineKind, Pack } from '../index';
import { loadPolicies } from '../index';

const jilin = loadPolicies().inForce('220271', '2026-03-02')!;
const huian = loadPolicies().inForce('350521', '2026-03-02')!;
const limit = (
  pack: Pack,
  kind: DeadlineKind,
  subject: 'bad_rating' | 'complaint',
  complexity: Complexity = 'ordinary',
) => pack.deadlines(subject, { complexity }).find((rule) => rule.kind === kind);

describe('Jilin: rectification, appeal and review', () => {
  it.each([
    ['bad_rating', 'rectification'],
    ['complaint', 'completion'],
  ] as const)(
    'JL-08, JL-09: a %s at once, watched on the next working day; complex in 7',
    (subject, kind) => {
      expect(limit(jilin, kind, subject)).toMatchObject({
        workingDays: 1,
        monitoredOnly: true,
        ruleId: 'JL-08',
      });
      expect(limit(jilin, kind, subject, 'complex')).toMatchObject({
        workingDays: 7,
        monitoredOnly: false,
        ruleId: 'JL-09',
      });
    },
  );

  it('JL-09: the result is fed back within the limit, so the instant of telling the person counts (Q72); beside the text a reply says how (Q76)', () => {
    expect(jilin.completionEvent).toBe('feedback');
    for (const subject of ['complaint', 'suggestion', 'bad_rating'] as const)
      expect(jilin.replyElements(subject)).toEqual(['answeredHow', 'answeredAt']);
  });

  it('JL-15: a review opens on every bad rating', () => {
    expect(jilin.value('rating.review_at_once')).toBe(true);
  });

  it('JL-18, JL-19: the window person applies in writing within 2; decided within 5, silence leaves the rating', () => {
    expect(jilin.appeal).toMatchObject({
      allowed: true,
      applicant: 'staff',
      form: 'written',
      subjects: ['bad_rating'],
      windowWorkingDays: 2,
      decisionWorkingDays: 5,
      silence: 'stands',
      pausesClock: true,
    });
    expect(limit(jilin, 'appeal_decision', 'bad_rating')).toMatchObject({
      startEvent: 'appeal_received',
      ruleId: 'JL-19',
    });
    expect(limit(jilin, 'appeal', 'complaint')).toBeUndefined();
  });
});

describe('Huian: notice, appeal, verification, rectification, feedback', () => {
  it('HA-16, HA-23: a bad rating is rectified within 10 from its notice, a complaint within 10 from the order', () => {
    expect(limit(huian, 'rectification', 'bad_rating')).toMatchObject({
      workingDays: 10,
      startEvent: 'notice_delivered',
      ruleId: 'HA-23',
    });
    expect(limit(huian, 'completion', 'complaint')).toMatchObject({
      workingDays: 10,
      startEvent: 'order_delivered',
      ruleId: 'HA-16',
    });
  });

  it('HA-19, HA-21: the department appeals in the system within 3, a complaint too; revoked within 3 of the appeal', () => {
    expect(huian.appeal).toMatchObject({
      applicant: 'department',
      form: 'in_system',
      subjects: ['bad_rating', 'complaint'],
      windowWorkingDays: 3,
      revocationWorkingDays: 3,
    });
    expect(huian.appeal.decisionWorkingDays).toBeUndefined();
    expect(limit(huian, 'revocation', 'complaint')).toMatchObject({
      startEvent: 'appeal_received',
      ruleId: 'HA-21',
    });
  });

  it('HA-24: a ledger entry moves the deadline, with its reason (Q33)', () => {
    expect(huian.rectification).toMatchObject({
      procedure: 'appeal_and_rectify',
      reviewRequired: true,
      ledgerEffect: 'moves_deadline',
    });
  });

  it('HA-30: messages at three days left, one day left and overdue, without points', () => {
    expect(huian.rungs('rectification').map(({ rung, points }) => [rung, points])).toEqual([
      ['t-3', 0],
      ['t-1', 0],
      ['overdue', 0],
    ]);
    expect(huian.text('notice.t-3', { caseNo: 'HA1', dueOn: '2026-03-16' })).toContain('剩3天超期');
  });

  it('HA-03, HA-09: no default rating; two levels of five are bad', () => {
    expect(huian.value('rating.default_if_silent')).toBe('none');
    expect(huian.value('rating.bad_levels')).toEqual(['dissatisfied', 'very_dissatisfied']);
  });
});
