import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicies } from '@huiying/policy';
import type { CalendarTable } from '@huiying/working-days';
import { calendar } from '../commands/calendar';
import { policy } from '../commands/policy';
import type { CommandContext } from '../command';
import { calendarPreviewText, overviewAnswer } from './calendar-file';
import { checkPolicy } from './check-policy';
import { previewText } from './preview-policy';

const policies = loadPolicies();
const on = '2026-03-02';
const nowhere: CommandContext = {
  platform: () => {
    throw new Error('no platform is needed');
  },
  operator: () => {
    throw new Error('no operator is needed');
  },
};
const folder = mkdtempSync(join(tmpdir(), 'law-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const draft = fileOf(
  'change.yaml',
  `
sla.complaint.completion:
  name: { zh: 投诉类办结时限, en: completion }
  rule: LN-33
  values: [{ from: 2021-03-04, value: { workingDays: 3, start: order_delivered }, reference: 拟 }]
`,
);

describe('policy check', () => {
  it('finds a jurisdiction by id, code, older code or name, and prints it article by article', () => {
    const texts = ['LN', 'ln', '360783', '360727', '龙南市'].map(
      (jurisdiction) => checkPolicy(policies, { jurisdiction, on }).text,
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('第十三条第（二）项\n  · 投诉类沟通时限：2 个工作日');
  });

  it('compares two jurisdictions; as JSON with values, references and rules', () => {
    const { json, text } = checkPolicy(policies, { jurisdiction: 'XX', against: 'LN', on });
    expect(text).toContain('较短者优先（第十三条末款）');
    expect(json).toMatchObject({
      before: 'XX@1.0.0#2020-08-18',
      differences: expect.arrayContaining([
        expect.objectContaining({
          key: 'limit.conflict_rule',
          after: expect.objectContaining({ ruleId: 'LN-38' }),
        }),
      ]),
    });
  });

  it('tells what a draft would change, and refuses one that no pack could be', () => {
    const { text } = checkPolicy(policies, { jurisdiction: '龙南市', pack: draft, on });
    expect(text).toContain('· 投诉类办结时限（sla.complaint.completion）');
    expect(text).toContain('3 个工作日，自工单到达承办单位起（拟）');
    const wrong = fileOf('wrong.yaml', 'penalty.modes: {}');
    expect(() => checkPolicy(policies, { jurisdiction: 'LN', pack: wrong, on })).toThrow('penalty.modes');
  });

  it('tells of an amendment as of each later day from which it would govern', () => {
    const block = (from: string, days: number) =>
      `{ from: ${from}, value: { workingDays: ${days}, start: order_delivered }, reference: 拟 }`;
    const amendment = fileOf(
      'amendment.yaml',
      `
sla.complaint.completion:
  name: { zh: 投诉类办结时限, en: completion }
  rule: LN-33
  values: [${block('2027-01-01', 7)}, ${block('2028-01-01', 6)}]
`,
    );
    const { json, text } = checkPolicy(policies, { jurisdiction: 'LN', pack: amendment, on });
    expect(json).toMatchObject([
      { before: 'LN@1.0.0#2021-03-04', after: expect.stringMatching(/#2027-01-01$/) },
      { before: 'LN@1.0.0#2021-03-04', after: expect.stringMatching(/#2028-01-01$/) },
    ]);
    expect(text.indexOf('：7 个工作日')).toBeLessThan(text.indexOf('：6 个工作日'));
  });

  it('tells what one other value would change', () => {
    const { text } = checkPolicy(policies, { jurisdiction: 'LN', set: 'penalty.mode=sum', on });
    expect(text).toContain('· 多级扣分的关系（penalty.mode）');
    expect(() => checkPolicy(policies, { jurisdiction: 'LN', set: 'no.such=1', on })).toThrow(
      'a parameter of LN',
    );
    expect(() => checkPolicy(policies, { set: 'penalty.mode=sum', on })).toThrow('<jurisdiction> --set');
  });

  it('says which versions there are when asked for one that is none', async () => {
    await expect(policy.run(['check', 'LN'], { version: '1.0.0..9.0.0' }, nowhere)).rejects.toThrow(
      'LN has 1.0.0 (from 2021-03-04)',
    );
    await expect(policy.run(['check', 'YY'], {}, nowhere)).rejects.toThrow('HA 350521 惠安县');
  });
});

describe('policy preview', () => {
  it('needs a draft and a first day', async () => {
    await expect(policy.run(['preview', 'LN'], { from: on }, nowhere)).rejects.toThrow('--pack');
    await expect(policy.run(['preview', 'LN'], { pack: draft }, nowhere)).rejects.toThrow('--from');
  });

  it('is told in Chinese: what moves, and the figures before and after', () => {
    const figures = {
      due: 4,
      onTime: 3,
      overdue: 1,
      onTimeRate: 0.75,
      overdueRate: 0.25,
      pointsDeducted: 0.5,
    };
    const clock = { dueOn: '2026-03-09', state: 'met', overdueDays: 0, rungs: [] };
    const late = {
      ...clock,
      dueOn: '2026-03-05',
      state: 'missed',
      overdueDays: 2,
      rungs: [{ rung: 'blue', points: 1 }],
    };
    const item = { caseNo: '1', org: 'a', kind: 'completion', before: clock, after: late, causes: ['k'] };
    const text = previewText({
      packs: [{ before: 'LN@1.0.0#2021-03-04', after: 'LN@1.0.0#2021-03-04' }],
      differences: [{ key: 'k', name: '时限' }],
      open: { deadlines: 9, moved: 1, items: [item] },
      period: {
        ...{ from: '2026-03-01', to: '2026-03-31', cases: 4, deadlines: 9, changed: 0, items: [] },
        figures: { before: figures, after: { ...figures, onTimeRate: null } },
      },
    });
    expect(text).toContain('办结  2026-03-09');
    expect(text).toContain('2026-03-05 超期 2日 1分  〔k〕');
    expect(text).toContain('按期办结率 75.00% → –');
  });
});

describe('calendar show', () => {
  const shown = {
    loadedYears: [2025, 2026],
    estimated: 3,
    estimates: [{ jurisdiction: '410772', year: 2027, deadlines: 3 }],
    tables: [{ region: '410772', year: 2026, origin: 'loaded', source: { document: '停电通知' } }],
  } as const;

  it('alarms while open deadlines are estimates of a year that is not loaded (Q36)', () => {
    const { text, exitCode } = overviewAnswer(shown);
    expect(text).toContain('【告警】3 项未结期限为暂定，须装载相应年度：\n  410772  2027 年  3 项');
    expect(text).toContain('410772 2026  停电通知');
    expect(exitCode).toBe(1);
  });

  it('is quiet when every open deadline is certain', () => {
    expect(overviewAnswer({ ...shown, estimated: 0, estimates: [] })).toMatchObject({ exitCode: 0 });
  });

  it('names the kind of a deadline that a load would move in Chinese', () => {
    const moved = { caseNo: 'XX-1', kind: 'completion', before: { dueOn: 'a' }, after: { dueOn: 'b' } };
    const table = { region: 'CN', year: 2027 } as unknown as CalendarTable;
    expect(calendarPreviewText(table, { open: 1, moved: 1, deadlines: [moved] })).toContain(
      'XX-1  办结  a → b',
    );
  });
});

describe('calendar check', () => {
  const year = (days: readonly object[], more = {}): string =>
    JSON.stringify({
      region: 'CN',
      year: 2027,
      version: '1',
      source: { document: '通知', issuedOn: '2026-11-01' },
      days,
      ...more,
    });

  it('holds a year against the estimate that counts without it', async () => {
    const file = fileOf('2027.json', year([{ date: '2027-01-01', kind: 'holiday', name: '元旦' }]));
    const { text } = await calendar.run(['check', file], {}, nowhere);
    expect(text).toContain('2027-01-01  工作日 → 法定节假日  元旦');
  });

  it('refuses a file with key, value and expectation, whatever its name', async () => {
    const file = fileOf('typed.json', year([{ date: '2027-02-30', kind: 'holiday', name: '试' }]));
    await expect(calendar.run(['check', file], {}, nowhere)).rejects.toThrow(
      `'days[0].date' is "2027-02-30"; expected an existing day`,
    );
  });
});
