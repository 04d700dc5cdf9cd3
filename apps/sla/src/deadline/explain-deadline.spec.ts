import { draftOfValues, loadPolicies, type Policies } from '@huiying/policy';
import { checkCalendarTable, shippedCalendar } from '@huiying/working-days';
import { AClockedCase, ORDER, at } from './a-case.fixture';
import { setStatutoryLimit } from './end-order';
import { explainDeadline, type ExplainedDeadline } from './explain-deadline';
import { deliverOrder } from './open-order';
import { decideAcceptance, declareComplexity, judge, requireContact, submitReply } from './record-work';

const [XX, LN, KY] = ['410772', '360783', '520121'];
const standing = loadPolicies();

function delivered(code: string, when: string, more = {}): AClockedCase {
  const aCase = new AClockedCase(code, more);
  aCase.after(when, (clocks) => deliverOrder(clocks, ORDER, at(when)));
  return aCase;
}
function explained(aCase: AClockedCase, kind = 'completion', law: Policies = standing): ExplainedDeadline {
  const { code } = aCase.pack;
  const pack = law.inForce(code, '2026-03-02')!;
  return explainDeadline(aCase.clocks, `${ORDER}:${kind}:1`, pack, aCase.calendar.calendar)!;
}
const submit = (aCase: AClockedCase, when: string) =>
  aCase.after(when, (c) => submitReply(c, ORDER, { round: 1, at: at(when), reviewRequired: true }));
const fail = (aCase: AClockedCase, when: string) =>
  aCase.after(when, (c) => judge(c, ORDER, { passed: false, at: at(when) }), 'review_failed');

describe('why a deadline ends when it does', () => {
  it('LN-33: five working days across National Day, the make-up Saturday counted, day by day', () => {
    const { explanation, parameter, text } = explained(delivered(LN, '2026-09-28'));
    expect(
      explanation.days.map(({ date, kind, counted, runningCount }) => [date, kind, counted, runningCount]),
    ).toEqual([
      ['2026-09-28', '工作日', false, 0],
      ['2026-09-29', '工作日', true, 1],
      ['2026-09-30', '工作日', true, 2],
      ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`2026-10-${day}`, '法定节假日', false, 2]),
      ['2026-10-08', '工作日', true, 3],
      ['2026-10-09', '工作日', true, 4],
      ['2026-10-10', '调休上班', true, 5],
    ]);
    expect(explanation).toMatchObject({
      startEvent: '交办单到达承办单位',
      ruleId: 'LN-33',
      article: '第十三条第（二）项',
      calendarVersion: shippedCalendar().version,
      sources: [{ document: expect.stringContaining('2026年部分节假日安排') }],
    });
    expect(parameter).toMatchObject({ key: 'sla.complaint.completion', from: '2021-03-04' });
    expect(text).toContain(
      '　2026-10-10 星期六 调休上班（国庆节）：计入，第5个工作日\n届满：2026年10月10日24:00',
    );
    expect(text).toContain(
      '参数：投诉类办结时限（sla.complaint.completion），自2021-03-04起适用；规则包LN@1.0.0',
    );
  });

  it('XX-27: the days under check do not count, and the clock goes on after the failed one (Q24, Q25)', () => {
    const aCase = delivered(XX, '2026-03-02');
    submit(aCase, '2026-03-04');
    fail(aCase, '2026-03-06');
    const { explanation, text } = explained(aCase);
    expect(explanation.days.filter(({ reason }) => reason === 'paused').map(({ date }) => date)).toEqual([
      '2026-03-04',
      '2026-03-05',
    ]);
    expect(text).toContain('中止：提交后审核期间，自2026年3月4日09:00至2026年3月6日09:00');
    expect(text).toContain('2026-03-05 星期四 工作日：不计，提交后审核期间期限中止');
    expect(aCase.deadline('completion').dueOn).toBe('2026-03-11');
    expect(text).toContain('届满：2026年3月11日');
  });

  it('LN-39: a granted extension is told with its days, and the count goes on to the new end (Q26)', () => {
    const aCase = delivered(LN, '2026-03-02');
    aCase.after('2026-03-06', (clocks) => ({
      ...clocks,
      orders: clocks.orders.map((order) => ({
        ...order,
        extensions: [
          {
            ...{ requestId: 'r', kind: 'completion' as const, round: 1, requestedAt: at('2026-03-05') },
            decided: { at: at('2026-03-06'), workingDays: 2 },
          },
        ],
      })),
    }));
    const { explanation, text } = explained(aCase);
    expect(explanation.days.at(-1)).toMatchObject({ date: '2026-03-11', runningCount: 7 });
    expect(text).toContain('延期：2026年3月6日09:00批准延长2个工作日');
  });

  it('Q13: what a new calendar moved is told with both calendars, and the closed day by its name', () => {
    const aCase = delivered(LN, '2026-03-02');
    const table = checkCalendarTable(
      {
        ...{
          region: '360783',
          year: 2026,
          version: '1',
          source: { document: '停电通知', issuedOn: '2026-03-03' },
        },
        days: [{ date: '2026-03-05', kind: 'holiday', name: '停电' }],
      },
      'test',
    );
    aCase.calendar = { calendar: shippedCalendar('360783').with(table), revision: 1 };
    aCase.after('2026-03-04', (clocks) => clocks, 'calendar_changed');
    const { explanation, text } = explained(aCase);
    expect(text).toContain('2026-03-05 星期四 当地放假（停电）：不计');
    expect(text).toContain('停电通知');
    expect(explanation.recomputations).toMatchObject([
      { before: { dueOn: '2026-03-09' }, after: { dueOn: '2026-03-10' }, reason: '日历更新' },
    ]);
  });

  it('Q52: where silence takes a report up, it is not said that somebody decided', () => {
    const law = standing.drafted(
      draftOfValues(standing.inForce(LN, '2026-03-02')!, { 'report.undecided': 'counts_as_accepted' }),
    );
    const silent = new AClockedCase(LN, { caseType: 'report' });
    Object.assign(silent, { pack: law.inForce(LN, '2026-03-02') });
    silent.after('2026-03-02', (clocks) => deliverOrder(clocks, ORDER, at('2026-03-02')));
    expect(explained(silent, 'completion', law).text).toContain(
      '起算：承办单位决定受理，或受理期限届满未作决定，2026年3月4日23:59',
    );
  });

  it('LN-34: a report’s handling starts with its acceptance; LN-38: a law’s shorter period cites the law', () => {
    const report = delivered(LN, '2026-03-02', { caseType: 'report' });
    report.after('2026-03-03', (c) => decideAcceptance(c, ORDER, true, at('2026-03-03')));
    expect(explained(report).text).toContain('起算：承办单位决定受理，2026年3月3日09:00');
    const limited = delivered(LN, '2026-03-02');
    limited.after(
      '2026-03-02',
      (c) => setStatutoryLimit(c, 2, '某法第一条', at('2026-03-02')),
      'statutory_limit',
    );
    expect(explained(limited)).toMatchObject({
      explanation: { ruleId: 'LN-38', article: '某法第一条', workingDays: 2 },
      parameter: { key: 'limit.conflict_rule' },
    });
  });
});

describe('a changed number in a pack changes exactly the explanations that cite it', () => {
  /** Every clock that a delivered order of any jurisdiction and type can have. */
  const cases = standing
    .jurisdictions()
    .flatMap(({ code }) =>
      standing
        .inForce(code, '2026-03-02')!
        .types.flatMap((caseType) =>
          (['ordinary', 'complex'] as const).map((complexity) => ({ code, caseType, complexity })),
        ),
    );
  const told = (law: Policies): Map<string, ExplainedDeadline> =>
    new Map(
      cases.flatMap(({ code, caseType, complexity }) => {
        const aCase = new AClockedCase(code, { caseType });
        Object.assign(aCase, { pack: law.inForce(code, '2026-03-02') });
        aCase.after('2026-03-02', (c) =>
          requireContact(
            declareComplexity(
              decideAcceptance(deliverOrder(c, ORDER, at('2026-03-02')), ORDER, true, at('2026-03-03')),
              ORDER,
              complexity,
            ),
            ORDER,
            at('2026-03-02'),
          ),
        );
        return aCase
          .kinds()
          .map((kind) => [`${code} ${caseType} ${complexity} ${kind}`, explained(aCase, kind, law)]);
      }),
    );

  const before = told(standing);

  it.each([
    ['LN', 'sla.complaint.completion', 'LN-33'],
    ['LN', 'return.window', 'LN-27'],
    ['XX', 'sla.complaint.completion.complex', 'XX-20'],
    ['KY', 'sla.complaint.completion.ordinary', 'KY-45'],
    ['HA', 'sla.complaint.completion', 'HA-16'],
  ])('%s %s', (jurisdiction, key, ruleId) => {
    const pack = standing.ofVersion(jurisdiction, '1.0.0')!;
    const { value, reference, from, ruleId: rule = ruleId } = pack.parameter(key)!;
    const limit = value as { readonly workingDays: number };
    const entry = {
      ...{ name: { zh: pack.parameter(key)!.name.zh, en: 'changed' }, rule },
      values: [{ from, value: { ...limit, workingDays: limit.workingDays + 1 }, reference }],
    };
    const files = [{ name: 'change.yaml', text: JSON.stringify({ [key]: entry }) }];
    const after = told(standing.drafted({ jurisdiction, files }));
    const changed = [...before].filter(([name, { text }]) => after.get(name)?.text !== text);
    const citing = [...before].filter(
      ([name, { parameter }]) => parameter?.key === key && name.startsWith(pack.code),
    );
    expect(citing.length).toBeGreaterThan(0);
    expect(changed.map(([name]) => name)).toEqual(citing.map(([name]) => name));
  });

  it('every clock of every pack has an explanation that cites its parameter and the article of it', () => {
    expect(before.size).toBeGreaterThan(40);
    for (const [, { explanation, parameter }] of before)
      expect(parameter?.reference).toBe(explanation.article);
    expect([...before.keys()].some((name) => name.startsWith(KY))).toBe(true);
  });
});
