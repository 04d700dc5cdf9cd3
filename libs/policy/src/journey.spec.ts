import { loadPolicies, screen } from './index';

const policies = loadPolicies();
const longnan = policies.inForce('360783', '2026-03-02')!;
const xinxiang = policies.inForce('410772', '2026-03-02')!;

describe('the law of the first journey', () => {
  it('finds the law by code, by older code and with trailing zeros, and by day of receipt', () => {
    expect(longnan.ref).toBe('LN@1.0.0#2021-03-04');
    expect(policies.byCode('360727')).toBe('LN');
    expect(policies.byCode('410772000000')).toBe('XX');
    expect(policies.byCode('999999')).toBeUndefined();
    expect(policies.inForce('360783', '2021-03-03')).toBeUndefined();
    expect(policies.byRef('LN@1.0.0#2021-03-04')).toBe(longnan);
  });

  it('Longnan: a complaint is talked over in 2 and finished in 5 working days from the delivery of the order', () => {
    const started = longnan.deadlinesStartedBy('order_delivered', 'complaint');
    expect(started.map(({ kind, workingDays, ruleId }) => [kind, workingDays, ruleId])).toEqual([
      ['first_contact', 2, 'LN-33'],
      ['completion', 5, 'LN-33'],
      ['return', 1, 'LN-27'],
    ]);
  });

  it('Xinxiang: 1, 5 and 15 working days, the first only where contact is needed', () => {
    const ordinary = xinxiang.deadlinesStartedBy('order_delivered', 'complaint');
    expect(ordinary.map((d) => [d.kind, d.workingDays, d.condition])).toEqual([
      ['first_contact', 1, 'contact_required'],
      ['completion', 5, 'always'],
    ]);
    const complex = xinxiang.deadlines('complaint', { complexity: 'complex' });
    expect(complex.find(({ kind }) => kind === 'completion')!.workingDays).toBe(15);
  });

  it('Longnan: blue, yellow and red replace one another with 0.5, 1 and 3 points', () => {
    expect(longnan.rungs('completion').map((r) => [r.rung, r.workingDays, r.points])).toEqual([
      ['blue', 1, 0.5],
      ['yellow', 2, 1],
      ['red', 4, 3],
      ['inspection', 7, 3],
    ]);
  });

  it('an emergency is refused at once with the emergency numbers; anything else that is found waits for a person', () => {
    const fire = screen(longnan, { caseType: 'help', title: '救命', content: '楼下仓库着火了，火势很大' });
    expect(fire.verdict).toBe('refuse');
    expect(fire.findings[0]).toMatchObject({ ruleId: 'LN-14', referral: '110、119、120、122' });
    const bribe = screen(longnan, {
      caseType: 'report',
      title: '举报某局',
      content: '某局长收受红包并以权谋私',
    });
    expect(bribe.verdict).toBe('hold');
    expect(
      screen(xinxiang, { caseType: 'complaint', title: '窗口态度', content: '3号窗口工作人员态度生硬' })
        .verdict,
    ).toBe('accept');
  });
});
