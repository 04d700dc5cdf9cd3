import type { Pack } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { AClockedCase, ORDER, at, packOf } from './a-case.fixture';
import { withOrder } from './case-clocks';
import { setStatutoryLimit } from './end-order';
import { requestReturn } from './record-work';
import {
  LN,
  asked,
  both,
  check,
  closed,
  decided,
  deliver,
  due,
  dueAfter,
  endsOf,
  overdue,
  packWith,
  reassigned,
  submit,
  type Question,
} from './stories.fixture';

describe('each question of counting is one value; both readings hold in sla', () => {
  it.each<Question>([
    [
      'Q1 whether the starting day counts',
      LN,
      { 'clock.count_start_day': true },
      dueAfter(() => undefined),
      '2026-03-09',
      '2026-03-06',
    ],
    [
      ...(['Q2 the order, or the receipt of the case', LN, { 'clock.start_event': 'received' }] as const),
      (aCase) => {
        deliver(aCase, '2026-03-04');
        return [due(aCase), aCase.deadline('return').dueOn];
      },
      ['2026-03-11', '2026-03-05'],
      ['2026-03-05', '2026-03-05'], // the make-up Saturday 2026-02-28 counts
    ],
    [
      ...(['Q3 24:00, or when the offices close', LN, { 'clock.day_end': '17:30' }] as const),
      (aCase) => {
        deliver(aCase);
        submit(aCase, '2026-03-09 20:00');
        check(aCase, '2026-03-10', true);
        return closed(aCase, '2026-03-10', '2026-03-09 20:00');
      },
      'met',
      'missed 0',
    ],
    [
      ...([
        'Q4 the clock runs while a return is decided',
        LN,
        { 'clock.pause_on_return_review': true },
      ] as const),
      dueAfter((aCase) => {
        aCase.after('2026-03-03', (c) => requestReturn(c, ORDER, at('2026-03-03')));
        aCase.after('2026-03-05', (c) =>
          withOrder(c, ORDER, (order) => ({
            ...order,
            returnRequest: { requestedAt: at('2026-03-03'), refusedAt: at('2026-03-05') },
          })),
        );
      }),
      '2026-03-09',
      '2026-03-11',
    ],
    [
      ...([
        'Q4 a new unit has the whole period, or what is left',
        LN,
        { 'clock.reset_on_reassign': false },
      ] as const),
      (aCase) => endsOf(reassigned(aCase), 1),
      ['first_contact 2026-03-06', 'completion 2026-03-11', 'return 2026-03-05'],
      ['first_contact 2026-03-04', 'completion 2026-03-09', 'return 2026-03-05'],
    ],
    [
      ...([
        'Q5 rungs are held while an extension is decided, or cleared',
        LN,
        { 'extension.pending_effect': 'clear_alerts' },
      ] as const),
      (aCase) => {
        deliver(aCase);
        const request = asked(aCase, '2026-03-06', 2);
        const before = aCase.until('2026-03-11');
        decided(aCase, '2026-03-11', request, { granted: false });
        return [...before, ...aCase.until('2026-03-11'), ...aCase.until('2026-03-13')];
      },
      ['blue 2026-03-11T09:00', 'yellow 2026-03-11T09:00', 'red 2026-03-13T00:00'],
      ['red 2026-03-13T00:00'],
    ],
    [
      ...(['Q5 or not held at all', LN, { 'extension.pending_effect': 'none' }] as const),
      (aCase) => {
        deliver(aCase);
        asked(aCase, '2026-03-06', 2);
        return aCase.until('2026-03-10');
      },
      [],
      ['blue 2026-03-10T00:00'],
    ],
    [
      ...(['Q6 finished when submitted, or when approved', LN, { 'completion.event': 'approved' }] as const),
      (aCase) => {
        deliver(aCase);
        submit(aCase, '2026-03-09');
        check(aCase, '2026-03-10', true);
        return aCase.deadline('completion').state;
      },
      'met',
      'missed',
    ],
    [
      ...(['Q7 at least one working day after a failed check', LN, { 'rework.min_days': 3 }] as const),
      dueAfter((aCase) => (submit(aCase, '2026-03-09'), check(aCase, '2026-03-10', false))),
      '2026-03-11',
      '2026-03-13',
    ],
    [
      'Q12 alerts in working days, or calendar days',
      LN,
      { 'alert.unit': 'calendar_day' },
      (aCase) => (deliver(aCase, '2026-03-06'), aCase.until('2026-03-16')),
      ['blue 2026-03-16T00:00'],
      ['blue 2026-03-14T00:00', 'yellow 2026-03-15T00:00'],
    ],
    [
      ...(['Q14 the shorter governs, or the statute', LN, { 'limit.conflict_rule': 'statute' }] as const),
      dueAfter((aCase) =>
        aCase.after('2026-03-02', (c) => setStatutoryLimit(c, 20, '某法', at('2026-03-02'))),
      ),
      '2026-03-09',
      '2026-03-30',
    ],
    [
      'Q21 a rung fires as its day begins, or is over',
      LN,
      { 'alert.fires_at': 'end_of_day' },
      overdue('2026-03-11'),
      ['blue 2026-03-10T00:00', 'yellow 2026-03-11T00:00'],
      ['blue 2026-03-11T00:00'],
    ],
    [
      ...([
        'Q21 overdue working days, or every day',
        LN,
        { 'overdue.count': 'calendar_days_after_due' },
      ] as const),
      (aCase) => (
        deliver(aCase, '2026-03-06'),
        submit(aCase, '2026-03-16'),
        check(aCase, '2026-03-16 10:00', true),
        closed(aCase, '2026-03-16 10:00', '2026-03-16')
      ),
      'missed 1',
      'missed 3',
    ],
    [
      'Q22 days left include today',
      '350521',
      { 'alert.before_counts_today': false },
      (aCase) => (deliver(aCase), aCase.until('2026-03-12').slice(0, 1)),
      ['t-3 2026-03-12T00:00'],
      ['t-3 2026-03-11T00:00'],
    ],
    [
      ...([
        'Q24 a day counts if the clock runs at its end',
        LN,
        { 'clock.paused_day': 'running_at_start' },
      ] as const),
      dueAfter((aCase) => (submit(aCase, '2026-03-03'), check(aCase, '2026-03-05', false))),
      '2026-03-11',
      '2026-03-10',
    ],
    [
      ...([
        'Q25 the day of a failed submission is not used up',
        LN,
        { 'rework.submission_day_used': true },
      ] as const),
      dueAfter((aCase) => (submit(aCase, '2026-03-03'), check(aCase, '2026-03-05', false))),
      '2026-03-11',
      '2026-03-10',
    ],
  ])('%s', (_question, code, values, story, first, second) => {
    expect(both(code, values, story)).toEqual([first, second]);
  });

  it('Q36 a year that is not loaded is an estimate, or refused', () => {
    const late = (pack: Pack): string => {
      const aCase = new AClockedCase(LN);
      Object.assign(aCase, { pack });
      deliver(aCase, '2026-12-30');
      return `${String(due(aCase))} ${aCase.deadline('completion').provisional}`;
    };
    expect(late(packOf(LN))).toBe('2027-01-06 true');
    expect(() => late(packWith(LN, { 'calendar.unloaded_year': 'refuse' }))).toThrow('2027');
    expect(shippedCalendar().isLoaded(2027)).toBe(false);
  });
});
