import type { CaseType, DeadlineKind } from '../index';
import { loadPolicies, screen } from '../index';

const pack = loadPolicies().inForce('360783', '2026-03-02')!;
const limit = (kind: DeadlineKind, type: CaseType) => pack.deadlines(type).find((rule) => rule.kind === kind);
const filed = (content: string, more = {}) =>
  screen(pack, { caseType: 'complaint', title: '反映问题', content, ...more });

describe('Longnan, Articles 6 to 8: what is taken', () => {
  it('LN-05: six types are taken', () => {
    expect(pack.types).toEqual(['consultation', 'complaint', 'report', 'help', 'suggestion', 'other']);
    expect(pack.covers('help')).toBe(true);
  });

  it('LN-14: an emergency is refused by the system at once, with the numbers to call', () => {
    const { verdict, findings } = filed('楼下商铺着火了，火势很大');
    expect(verdict).toBe('refuse');
    expect(findings[0]).toMatchObject({
      ruleId: 'LN-14',
      reasonCode: 'INTAKE.EMERGENCY_LINE',
      referral: '110、119、120、122',
    });
    expect(findings[0]?.guidance).toContain('120');
  });

  it.each([
    '请问发生车祸后如何申请救助基金',
    '去年仓库起火了，至今未得到赔偿',
    '小区消防隐患，建议组织着火了怎么逃生的演练',
  ])('LN-14: “%s” only speaks of an emergency, so a person decides', (content) => {
    expect(filed(content).verdict).toBe('hold');
  });

  it.each([
    ['LN-13', '信丰县某镇道路破损无人维修', 'return_upstream'],
    ['LN-15', '请检察院说明案件进展情况', 'refuse'],
    ['LN-16', '此事已经起诉，法官尚未答复', 'refuse'],
    ['LN-17', '现将某公司的商业秘密公开如下', 'refuse'],
    ['LN-18', '某镇干部受贿并以权谋私', 'refuse'],
    ['LN-19', '本人已向市长信箱反映并获答复', 'refuse'],
    ['LN-22', '该纠纷消协已调解但我不服', 'refuse'],
  ])('%s: “%s” is held, never refused by the system alone', (ruleId, content, proposal) => {
    const { verdict, findings } = filed(content);
    expect(verdict).toBe('hold');
    expect(findings[0]).toMatchObject({ ruleId, proposal });
  });

  it('LN-13: another place is no obstacle when this city is named too', () => {
    expect(filed('从信丰县到龙南的公交线路停运，盼恢复').verdict).toBe('accept');
  });

  it('LN-15: a court that only serves as a landmark is no organ', () => {
    expect(filed('法院门口的路灯坏了半个月无人修').verdict).toBe('accept');
  });

  it('LN-18: discipline of cadres is no matter of this platform', () => {
    expect(pack.parameter('intake.integrity_complaints')).toMatchObject({
      value: 'excluded',
      reference: '第八条第（六）项',
    });
  });

  it('LN-20: nothing to investigate or answer', () => {
    expect(screen(pack, { caseType: 'complaint', title: '投诉', content: '垃圾' }).findings[0]).toMatchObject(
      { ruleId: 'LN-20' },
    );
  });

  it('LN-21: closed and nothing new is held with the proposal to refuse; new facts are taken', () => {
    const matter = '小区垃圾清运不及时，夏天异味严重';
    expect(filed(matter, { priorClosed: 'case-7' }).findings[0]).toMatchObject({
      ruleId: 'LN-21',
      proposal: 'refuse',
    });
    expect(filed(matter, { priorClosed: 'case-7', newFacts: true }).verdict).toBe('accept');
  });

  it('LN-24: staff choose the unit; the system proposes', () => {
    expect(pack.dispatch).toBe('propose');
    expect(pack.accusedUnit.handling).toBe('dispatcher_decides');
  });
});

describe('Longnan, Article 13: limits by type', () => {
  it('LN-32: a consultation is answered in 2, without a contact limit of its own', () => {
    expect(limit('completion', 'consultation')).toMatchObject({ workingDays: 2, ruleId: 'LN-32' });
    expect(limit('first_contact', 'consultation')).toBeUndefined();
  });

  it.each([
    ['LN-33', 'complaint'],
    ['LN-35', 'help'],
    ['LN-36', 'suggestion'],
    ['LN-37', 'other'],
  ] as const)('%s: %s, contact in 2 and finished in 5 from the same start', (ruleId, type) => {
    expect(limit('first_contact', type)).toMatchObject({
      workingDays: 2,
      startEvent: 'order_delivered',
      ruleId,
    });
    expect(limit('completion', type)).toMatchObject({
      workingDays: 5,
      startEvent: 'order_delivered',
      ruleId,
    });
  });

  it('LN-34: a report is decided on in 2; the 10 run from the acceptance, so without one there is no such limit', () => {
    expect(limit('acceptance', 'report')).toMatchObject({
      workingDays: 2,
      startEvent: 'order_delivered',
      ruleId: 'LN-34',
    });
    expect(limit('completion', 'report')).toMatchObject({
      workingDays: 10,
      startEvent: 'acceptance_decided',
    });
    expect(pack.deadlinesStartedBy('order_delivered', 'report').map(({ kind }) => kind)).toEqual([
      'acceptance',
      'return',
    ]);
  });

  it('LN-26, LN-27: within the limits, or a return asked for within 1 of receiving the order', () => {
    expect(pack.returns).toMatchObject({
      allowed: true,
      windowWorkingDays: 1,
      ruleId: 'LN-27',
      newUnitHasOwnWindow: true,
    });
    expect(pack.clock).toMatchObject({ pauseOnReturnReview: false, resetOnReassign: true });
  });

  it('LN-39: extension before expiry, at most twice, never for a sudden event, only for the completion', () => {
    expect(pack.extension).toMatchObject({
      allowed: true,
      max: 2,
      mustApplyBeforeExpiry: true,
      suddenExcluded: true,
      maxLength: 'original_limit',
      kinds: ['completion'],
      refusedCounts: false,
    });
    expect(limit('completion', 'complaint')?.extendable).toBe(true);
    expect(limit('first_contact', 'complaint')?.extendable).toBe(false);
  });

  it('LN-40: a granted extension is told to the person', () => {
    expect(pack.extension.personInformed).toBe('after_granting');
  });
});

describe('Longnan, Articles 15 to 18: reply, review, redo', () => {
  it('LN-42: signed off in OA, then replied at once; the review gates closing and publication (Q60)', () => {
    expect(pack.signOff).toMatchObject({ roles: ['leader_in_charge', 'principal'], oaNoRequired: true });
    expect(pack.replyRelease).toBe('on_submission');
  });

  it('LN-44: five elements for every type', () => {
    for (const type of pack.types)
      expect(pack.replyElements(type)).toEqual([
        'handledAt',
        'handlingUnit',
        'result',
        'legalBasis',
        'answeredHow',
      ]);
  });

  it('LN-47: the office reviews; what fails goes on with the unit', () => {
    expect(pack.review).toMatchObject({ required: true, ruleId: 'LN-47', reworkRuleId: 'LN-47' });
  });

  it('LN-48, LN-49: five levels; a first rating of dissatisfied or worse sends it back once, for 5', () => {
    expect(pack.value('rating.levels')).toHaveLength(5);
    expect(pack.redo).toMatchObject({
      trigger: ['dissatisfied', 'very_dissatisfied'],
      max: 1,
      workingDays: 5,
      contactDuty: false,
    });
    expect(limit('redo', 'complaint')).toMatchObject({
      startEvent: 'redo_ordered',
      ruleId: 'LN-49',
      extendable: false,
    });
  });

  it('LN-52: only class C of a redo needs the statement of duty', () => {
    expect(pack.redo.classes.map(({ code, ruleId }) => [code, ruleId])).toEqual([
      ['A', 'LN-50'],
      ['B', 'LN-51'],
      ['C', 'LN-52'],
    ]);
    expect(pack.redo.statementRequiredFor).toEqual(['C']);
  });
});

describe('Longnan, Article 26: the colours (LN-65)', () => {
  it.each([
    ['LN-66', 'blue', 1, 'handler', 0.5],
    ['LN-67', 'yellow', 2, 'leader_in_charge', 1],
    ['LN-68', 'red', 4, 'principal_leader', 3],
    ['LN-69', 'inspection', 7, 'inspection_office', 3],
  ] as const)(
    '%s: %s at %d working days overdue, to the %s, %d points',
    (ruleId, rung, workingDays, addresseeRole, points) => {
      for (const kind of ['completion', 'redo', 'acceptance'] as const)
        expect(pack.rungs(kind).find((one) => one.rung === rung)).toMatchObject({
          ruleId,
          workingDays,
          direction: 'after',
          addresseeRole,
          points,
        });
    },
  );

  it('LN-69: only without a stated reason, and one criticism is counted', () => {
    expect(pack.rungs('completion').at(-1)).toMatchObject({
      rung: 'inspection',
      unlessReasonStated: true,
      bulletins: 1,
    });
    expect(pack.value('overdue.reason_before_day')).toBe(7);
  });

  it('points replace one another, and contact, return and supervision carry none (Q11, Q27)', () => {
    expect(pack.penalty.mode).toBe('max');
    for (const kind of ['first_contact', 'return', 'supervision'] as const)
      expect(pack.rungs(kind)).toEqual([]);
  });

  it('the notice names the case and the points', () => {
    expect(pack.text('notice.blue', { caseNo: 'LN1', days: 1, points: 0.5 })).toContain(
      'LN1 已超期 1 个工作日',
    );
  });
});
