import type { ClockSubject, DeadlineContext, DeadlineKind } from '../index';
import { loadPolicies, screen } from '../index';

const pack = loadPolicies().inForce('410772', '2026-03-02')!;
const limit = (kind: DeadlineKind, subject: ClockSubject, context: DeadlineContext = {}) =>
  pack.deadlines(subject, context).find((rule) => rule.kind === kind);
const complaint = (content: string, more = {}) =>
  screen(pack, { caseType: 'complaint', title: '政务大厅', content, ...more });

describe('Xinxiang, what is taken', () => {
  it('XX-03: consultations, complaints and suggestions are cases; a report is held, since the text knows none', () => {
    expect(pack.types).toEqual(['consultation', 'complaint', 'suggestion']);
    const report = screen(pack, { caseType: 'report', title: '反映', content: '某商铺占道经营多日' });
    expect(report).toMatchObject({ verdict: 'hold', findings: [{ reasonCode: 'INTAKE.TYPE_NOT_COVERED' }] });
  });

  it.each([
    ['XX-09', '有人煽动非法集会'],
    ['XX-10', '你们这些狗官，什么都不干'],
    ['XX-11', '我已经上访三次了仍未解决'],
    ['XX-11', '窗口人员索贿五百元'],
    ['XX-11', '我已提交行政复议申请'],
    ['XX-11', '此事法院受理后未判决'],
  ])('%s: “%s” is held with the proposed rule, never refused by the system', (ruleId, content) => {
    const { verdict, findings } = complaint(content);
    expect(verdict).toBe('hold');
    expect(findings.map((finding) => finding.ruleId)).toContain(ruleId);
  });

  it('XX-10: without concrete content the person is asked for it (XX-18), and a repeated complaint is linked', () => {
    const empty = screen(pack, { caseType: 'complaint', title: '投诉', content: '不满' });
    expect(empty.findings[0]).toMatchObject({ ruleId: 'XX-10', proposal: 'ask_for_elements' });
    const again = complaint('3号窗口工作人员态度生硬', { duplicateOf: 'case-1' });
    expect(again.findings[0]).toMatchObject({ ruleId: 'XX-10', proposal: 'link', evidence: 'case-1' });
  });

  it('XX-13: what the province’s filter did not pass is proposed for return upstream', () => {
    const slipped = complaint('3号窗口工作人员态度生硬', { filterPassed: false });
    expect(slipped.findings[0]).toMatchObject({ ruleId: 'XX-13', proposal: 'return_upstream' });
  });

  it('XX-13: no check of this jurisdiction refuses without a person', () => {
    expect(pack.checks.map(({ verdict }) => verdict)).toEqual(pack.checks.map(() => 'hold'));
  });

  it('accepts a clean case automatically', () => {
    expect(complaint('3号窗口工作人员态度生硬').verdict).toBe('accept');
    expect(pack.value('acceptance.auto')).toBe(true);
  });
});

describe('Xinxiang, handling within 1, 5 and 15 working days', () => {
  it('XX-05: the owner of the matter gets the order automatically, also when it is the accused', () => {
    expect(pack.dispatch).toBe('auto_when_single');
    expect(pack.accusedUnit).toMatchObject({
      handling: 'handles',
      seesIdentity: false,
      accusedPersonMayAct: false,
    });
  });

  it.each(['consultation', 'complaint', 'suggestion'] as const)(
    'XX-18: %s, contact in 1, only where it is needed',
    (type) => {
      expect(limit('first_contact', type)).toMatchObject({
        workingDays: 1,
        condition: 'contact_required',
        ruleId: 'XX-18',
      });
    },
  );

  it.each(['consultation', 'complaint', 'suggestion'] as const)(
    'XX-19: %s is finished in 5 from the order',
    (type) => {
      expect(limit('completion', type)).toMatchObject({
        workingDays: 5,
        startEvent: 'order_delivered',
        ruleId: 'XX-19',
      });
    },
  );

  it('XX-20: a case declared complex before the ordinary limit ends has 15 in all from the same start', () => {
    const complex = limit('completion', 'complaint', { complexity: 'complex' });
    expect(complex).toMatchObject({ workingDays: 15, startEvent: 'order_delivered', ruleId: 'XX-20' });
    expect(pack.complexity).toMatchObject({
      declarable: true,
      declarableUntil: 'ordinary_limit_end',
      complexWorkingDays: 15,
    });
  });

  it('a bad rating has the same 1, 5 and 15 from its notice (Q56)', () => {
    expect(limit('rectification', 'bad_rating')).toMatchObject({
      workingDays: 5,
      startEvent: 'notice_delivered',
    });
    expect(limit('rectification', 'bad_rating', { complexity: 'complex' })?.workingDays).toBe(15);
    expect(pack.rectification.procedure).toBe('like_a_case');
  });

  it('knows no return, no extension, no appeal and no redo', () => {
    expect(pack.returns.allowed).toBe(false);
    expect(pack.extension.allowed).toBe(false);
    expect(pack.appeal.allowed).toBe(false);
    expect(pack.redo.max).toBe(0);
    expect(limit('completion', 'complaint')?.extendable).toBe(false);
  });

  it('warns on the last day and when overdue, without points (Q46)', () => {
    expect(pack.rungs('completion').map(({ rung, points }) => [rung, points])).toEqual([
      ['t-1', 0],
      ['overdue', 0],
    ]);
  });
});

describe('Xinxiang, the reply', () => {
  it('XX-22: the principal signs; no OA number', () => {
    expect(pack.signOff).toMatchObject({ roles: ['principal'], oaNoRequired: false, ruleId: 'XX-22' });
  });

  it('XX-25: a complaint states four elements; a consultation has nothing to correct', () => {
    expect(pack.replyElements('complaint')).toEqual(['verification', 'process', 'measures', 'result']);
    expect(pack.replyElements('consultation')).toEqual(['verification', 'process', 'result']);
  });

  it('XX-26: the person gets the reply after a check of three criteria; the submission’s instant counts', () => {
    expect(pack.review).toMatchObject({
      required: true,
      criteria: ['factsClear', 'characterisationAccurate', 'handlingProper'],
    });
    expect(pack.replyRelease).toBe('on_review');
    expect(pack.completionEvent).toBe('submitted');
  });

  it('XX-27: a failed check gives it back with at least one working day', () => {
    expect(pack.review).toMatchObject({ reworkRuleId: 'XX-27', reworkMinWorkingDays: 1 });
  });
});
