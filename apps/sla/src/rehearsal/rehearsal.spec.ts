import { loadPolicies, type Policies } from '@huiying/policy';
import { checkCalendarTable, shippedCalendar } from '@huiying/working-days';
import { AClockedCase, ORDER, at } from '../deadline/a-case.fixture';
import { completeRound } from '../deadline/end-order';
import { deliverOrder } from '../deadline/open-order';
import { judge, submitReply } from '../deadline/record-work';
import { figuresOf } from './figures';
import { recountCase } from './recount';
import { rehearseCase, type RehearsedCase } from './rehearse-case';
import { replayCase } from './replay-case';

const standing = loadPolicies();
const march = { from: '2026-03-01', to: '2026-03-31' };
const calendar = { calendar: shippedCalendar(), revision: 0 };

const limit = (from: string, workingDays: number): Policies =>
  standing.drafted({
    jurisdiction: 'LN',
    files: [
      {
        name: 'deadlines.yaml',
        text: `
sla.complaint.completion:
  name: { zh: 投诉类办结时限, en: 'completion, complaint' }
  rule: LN-33
  values: [{ from: ${from}, value: { workingDays: ${workingDays}, start: order_delivered }, reference: 拟 }]
`,
      },
    ],
  });
const rehearse = (aCase: AClockedCase, drafted: Policies, now: string, period = march): RehearsedCase =>
  rehearseCase(aCase.clocks, period, { standing, drafted }, () => calendar, at(now));

/** A complaint of Longnan, delivered on Monday 2026-03-02; due on 2026-03-09. */
function complaint(): AClockedCase {
  const aCase = new AClockedCase('360783');
  aCase.after('2026-03-02', (clocks) => deliverOrder(clocks, ORDER, at('2026-03-02')));
  return aCase;
}

/** The same, answered, checked and completed. */
function answered(when: string): AClockedCase {
  const aCase = complaint();
  aCase.until(when);
  aCase.after(when, (c) => submitReply(c, ORDER, { round: 1, at: at(when), reviewRequired: true }));
  aCase.after(when, (c) => judge(c, ORDER, { passed: true, at: at(when) }));
  const end = {
    round: 1,
    orderId: ORDER,
    outcome: 'resolved',
    finishedAt: at(when),
    completedAt: at(when),
  } as const;
  aCase.after(when, (c) => completeRound(c, end));
  return aCase;
}

describe('a case is played again from its facts', () => {
  it.each(['2026-03-05', '2026-03-12'])(
    'under its own law it comes out as it did, answered on %s',
    (when) => {
      const aCase = answered(when);
      const replayed = replayCase(aCase.clocks, aCase.on(at('2026-04-01')));
      const lived = aCase.order().deadlines;
      expect(replayed.map(({ deadlineId, dueAt, state }) => [deadlineId, dueAt, state])).toEqual(
        lived.map(({ deadlineId, dueAt, state }) => [deadlineId, dueAt, state]),
      );
      expect(replayed.map(({ rungs }) => rungs.map(({ rung, points }) => [rung, points]))).toEqual(
        lived.map(({ rungs }) => rungs.map(({ rung, points }) => [rung, points])),
      );
    },
  );

  it('is a pure function: the frozen facts stay as they are', () => {
    const aCase = answered('2026-03-12');
    const before = JSON.stringify(aCase.clocks);
    rehearse(aCase, limit('2021-03-04', 3), '2026-04-01');
    expect(JSON.stringify(aCase.clocks)).toBe(before);
  });
});

describe('a correction inside a version', () => {
  it('would move the open deadline that it is about, and no other', () => {
    const { open } = rehearse(complaint(), limit('2021-03-04', 3), '2026-03-03');
    expect(open.looked).toBe(3);
    expect(open.moved).toMatchObject([
      {
        kind: 'completion',
        before: { dueOn: '2026-03-09', ruleId: 'LN-33' },
        after: { dueOn: '2026-03-05', article: '拟' },
        causes: ['sla.complaint.completion'],
      },
    ]);
  });

  it('moves nothing of what has ended', () => {
    const { open } = rehearse(answered('2026-03-05'), limit('2021-03-04', 3), '2026-03-06');
    expect(open.moved).toEqual([]);
  });
});

describe('a past period played again under a changed pack', () => {
  it('tells what would have been late, with its points and figures', () => {
    const { played } = rehearse(answered('2026-03-09'), limit('2021-03-04', 3), '2026-04-01');
    expect(played?.changed).toMatchObject([
      {
        kind: 'completion',
        before: { state: 'met', overdueDays: 0, rungs: [] },
        after: { state: 'missed', overdueDays: 2, rungs: [{ points: 0.5 }, { points: 1 }] },
      },
    ]);
    expect([figuresOf(played!.before), figuresOf(played!.after)]).toEqual([
      { due: 1, onTime: 1, overdue: 0, onTimeRate: 1, overdueRate: 0, pointsDeducted: 0 },
      { due: 1, onTime: 0, overdue: 1, onTimeRate: 0, overdueRate: 1, pointsDeducted: 1 },
    ]);
  });

  it('a case keeps the version of its day of receipt: an amendment of a later day changes nothing of it (Q15)', () => {
    const { open, played } = rehearse(answered('2026-03-09'), limit('2026-03-03', 3), '2026-04-01');
    expect([open.moved, played?.changed]).toEqual([[], []]);
    expect(
      rehearse(answered('2026-03-09'), limit('2026-03-02', 3), '2026-04-01').played?.changed,
    ).toHaveLength(1);
  });

  it('leaves cases aside that were received outside of the period', () => {
    const april = { from: '2026-04-01', to: '2026-04-30' };
    expect(rehearse(complaint(), limit('2021-03-04', 3), '2026-03-03', april).played).toBeUndefined();
  });

  it('a changed reading is the cause where no limit changed: points that add up (Q11)', () => {
    const sum = standing.drafted({
      jurisdiction: 'DEFAULTS',
      files: [
        {
          name: 'alerts.yaml',
          text: `
penalty.mode:
  name: { zh: 多级扣分的关系, en: points }
  questions: [Q11]
  values: [{ from: 2000-01-01, value: sum, reference: 拟 }]
`,
        },
      ],
    });
    const { played } = rehearse(answered('2026-03-13'), sum, '2026-04-01');
    expect([played?.before.points, played?.after.points]).toEqual([3, 4.5]);
  });
});

describe('a changed calendar', () => {
  const closed = checkCalendarTable(
    {
      region: '360783',
      year: 2026,
      version: 'preview',
      source: { document: '试', issuedOn: '2026-03-01' },
      days: [{ date: '2026-03-04', kind: 'holiday', name: '试' }],
    },
    'test',
  );

  it('would move the open deadlines that cross the day, each with the day as its cause', () => {
    const aCase = complaint();
    const on = {
      ...aCase.on(at('2026-03-03')),
      calendar: { calendar: shippedCalendar('360783').with(closed), revision: 1 },
    };
    const { looked, moved } = recountCase(aCase.clocks, shippedCalendar(), on);
    expect(looked).toBe(3);
    expect(
      moved.map(({ before, after, causes }) => [before.kind, before.dueOn, after.dueOn, causes]),
    ).toEqual([
      [
        'first_contact',
        '2026-03-04',
        '2026-03-05',
        [{ date: '2026-03-04', before: '工作日', after: '当地放假' }],
      ],
      [
        'completion',
        '2026-03-09',
        '2026-03-10',
        [{ date: '2026-03-04', before: '工作日', after: '当地放假' }],
      ],
    ]);
  });
});
