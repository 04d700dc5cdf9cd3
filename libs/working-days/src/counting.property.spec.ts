import fc from 'fast-check';
import { shippedCalendar } from './calendar-files';
import { loadCalendar } from './calendar';
import { defaultCountingOptions, type CountingOptions } from './counting-options';
import { dueDate } from './due-date';
import { dueDateWithPauses, type Extension } from './due-date-with-pauses';
import { explain } from './explain';
import { localDate } from './local-date';
import type { Pause } from './pauses';
import { overdueWorkingDays, rungInstant, workingDaysBetween } from './rungs';

const nightly = process.env['HUIYING_NIGHTLY'] === '1';
const RUNS = nightly ? 1_000_000 : 10_000;
jest.setTimeout(nightly ? 3_600_000 : 120_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2018 is left out, so that counts cross a year that is not loaded. */
const calendar = loadCalendar(shippedCalendar().tables.filter(({ year }) => year !== 2018));

/*
 * The reference: deliberately slow, day by day, from the table's rows and the platform's dates, sharing no code
 * with the library. A day is the UTC midnight that carries its date.
 */
const listed = new Map(
  calendar.tables.flatMap(({ days }) => days.map(({ date, kind }) => [date as string, kind])),
);
const text = (day: number): string => new Date(day).toISOString().slice(0, 10);
const known = new Map<number, boolean>();
function works(day: number): boolean {
  const seen = known.get(day);
  if (seen !== undefined) return seen;
  const kind = listed.get(text(day));
  const answer = kind === undefined ? ![0, 6].includes(new Date(day).getUTCDay()) : kind === 'workday';
  known.set(day, answer);
  return answer;
}
const loaded = (day: number): boolean =>
  text(day) >= '2010' && !text(day).startsWith('2018') && text(day) < '2027';
const dayOf = (at: number): number => Date.parse(text(at + 8 * HOUR));
const startOf = (day: number): number => day - 8 * HOUR;
const lastOf = (day: number, dayEnd: string): number =>
  startOf(day) + (dayEnd === '24:00' ? DAY : Date.parse(`1970-01-01T${dayEnd}Z`)) - 1;
const stoodOn = (day: number, pauses: readonly Pause[], rules: CountingOptions): boolean => {
  const end = lastOf(day, rules.dayEnd);
  const free = pauses.filter(
    (it) => rules.submissionDay === 'free' || it.kind !== 'review' || dayOf(it.from) !== day,
  );
  const standing = (from: number): boolean => free.some((it) => it.from <= from && (it.to ?? Infinity) > end);
  return rules.pausedDay === 'paused-at-end' ? standing(end) : standing(startOf(day));
};
/** Undefined: not within 250 days, more than all cases below can take, so the clock stands. */
function slowCount(
  after: number,
  n: number,
  pauses: readonly Pause[],
  rules: CountingOptions,
): number | undefined {
  for (let day = after + DAY, left = n; day < after + 250 * DAY; day += DAY)
    if (works(day) && !stoodOn(day, pauses, rules) && --left === 0) return day;
  return undefined;
}
function slowDue(
  startedAt: number,
  n: number,
  pauses: readonly Pause[],
  extensions: readonly Extension[],
  rules: CountingOptions,
) {
  const from = dayOf(startedAt) - (rules.countStartDay ? DAY : 0);
  const sum = (some: readonly Extension[]): number => some.reduce((days, it) => days + it.workingDays, 0);
  const minima: { after: number; n: number }[] = [{ after: from, n: n + sum(extensions) }];
  const due = (known: readonly Pause[]): number | undefined => {
    const days = minima.map((it) => slowCount(it.after, it.n, known, rules));
    return days.includes(undefined) ? undefined : Math.max(...(days as number[]));
  };
  const inOrder = [...pauses].sort((a, b) => a.from - b.from);
  inOrder.forEach((pause, i) => {
    if (pause.kind !== 'review' || pause.to === undefined || rules.reworkMinDays === 0) return;
    const before = due(inOrder.slice(0, i));
    const late = rules.lateRework === 'original-date';
    if (late && before !== undefined && pause.from > lastOf(before, rules.dayEnd)) return;
    const later = extensions.filter((it) => it.grantedAt > pause.to!);
    minima.push({ after: dayOf(pause.to), n: rules.reworkMinDays + sum(later) });
  });
  return { from, day: due(inOrder) };
}

const start = fc.integer({ min: Date.parse('2012-01-01T00:00Z'), max: Date.parse('2026-12-20T00:00Z') });
const limit = fc.integer({ min: 1, max: 30 });
const rules = fc.record({
  countStartDay: fc.boolean(),
  dayEnd: fc.constantFrom('24:00', '17:30'),
  pausedDay: fc.constantFrom('paused-at-end' as const, 'paused-all-day' as const),
  reworkMinDays: fc.integer({ min: 0, max: 3 }),
  submissionDay: fc.constantFrom('free' as const, 'used' as const),
  lateRework: fc.constantFrom('original-date' as const, 'resumed-date' as const),
});
const quarters = (max: number) => fc.integer({ min: 0, max: max * 96 }).map((n) => n * (DAY / 96));
const happenings = fc.record({
  pauses: fc.array(
    fc.record({
      kind: fc.constantFrom('appeal' as const, 'review' as const),
      after: quarters(40),
      length: fc.option(quarters(6), { freq: 9 }),
    }),
    { maxLength: 3 },
  ),
  extensions: fc.array(fc.record({ workingDays: fc.integer({ min: 1, max: 5 }), after: quarters(40) }), {
    maxLength: 2,
  }),
});

describe(`counting agrees with a slow reference (${RUNS} cases)`, () => {
  it('due dates, provisional ones included', () => {
    fc.assert(
      fc.property(start, limit, rules, (startedAt, workingDays, options) => {
        const all = { ...defaultCountingOptions, ...options };
        const { from, day } = slowDue(startedAt, workingDays, [], [], all);
        const due = dueDate({ startedAt, workingDays, calendar, options });
        expect(due.dueOn).toBe(text(day!));
        expect(due.dueAt).toBe(lastOf(day!, options.dayEnd));
        let certain = true;
        for (let it = from + DAY; it <= day!; it += DAY) certain &&= loaded(it);
        expect(due.provisional).toBe(!certain);
      }),
      { numRuns: RUNS },
    );
  });

  it('due dates with pauses, failed checks and extensions; the explanation counts to the same day', () => {
    fc.assert(
      fc.property(start, limit, rules, happenings, (startedAt, workingDays, options, happened) => {
        const pauses = happened.pauses.map(({ kind, after, length }): Pause => {
          const from = startedAt + after;
          return length === null ? { kind, from } : { kind, from, to: from + length };
        });
        const extensions = happened.extensions.map((it) => ({
          workingDays: it.workingDays,
          grantedAt: startedAt + it.after,
        }));
        const { day } = slowDue(startedAt, workingDays, pauses, extensions, {
          ...defaultCountingOptions,
          ...options,
        });
        const question = { startedAt, workingDays, calendar, options, pauses, extensions };
        const clock = dueDateWithPauses(question);
        if (day === undefined) return expect(clock.status).toBe('paused');
        expect(clock).toMatchObject({
          status: 'running',
          dueOn: text(day),
          dueAt: lastOf(day, options.dayEnd),
        });
        const { days } = explain({ ...question, startEvent: '', ruleId: '', article: '' });
        const granted = extensions.reduce((sum, it) => sum + it.workingDays, workingDays);
        expect(days.at(-1)).toMatchObject({ date: text(day), runningCount: granted });
      }),
      { numRuns: RUNS },
    );
  });

  it('working days overdue, rungs and handling time', () => {
    const distance = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(start, distance, limit, (at, days, n) => {
        const due = dayOf(at);
        const done = due + days * DAY;
        const [dueOn, completedOn] = [localDate(text(due)), localDate(text(done))];
        let between = 0;
        for (let day = due + DAY; day <= done; day += DAY) if (works(day)) between++;
        expect(overdueWorkingDays({ dueOn, completedOn, calendar })).toBe(between);
        expect(workingDaysBetween(dueOn, completedOn, calendar)).toBe(between);
        const overdue = slowCount(due, n, [], defaultCountingOptions)!;
        expect(rungInstant({ rung: { kind: 'overdue', days: n }, dueOn, calendar })).toBe(startOf(overdue));
        let left = n;
        let day = due;
        while (--left > 0)
          do day -= DAY;
          while (!works(day));
        expect(rungInstant({ rung: { kind: 't-minus', days: n }, dueOn, calendar })).toBe(startOf(day));
      }),
      { numRuns: RUNS },
    );
  });
});
