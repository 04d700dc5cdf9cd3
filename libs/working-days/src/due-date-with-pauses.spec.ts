import { shippedCalendar } from './calendar-files';
import { dueDate } from './due-date';
import { dueDateWithPauses, type PausedDueDateQuestion } from './due-date-with-pauses';
import type { Pause } from './pauses';

const calendar = shippedCalendar();
const local = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}+08:00`);
const appeal = (from: string, to?: string): Pause => ({
  kind: 'appeal',
  from: local(from),
  ...(to === undefined ? {} : { to: local(to) }),
});
const review = (from: string, to?: string): Pause => ({ ...appeal(from, to), kind: 'review' });
/** Started on Monday 2 March 2026: day 1 is Tuesday the 3rd, day 5 Monday the 9th. */
const state = (more: Partial<PausedDueDateQuestion>) =>
  dueDateWithPauses({ startedAt: local('03-02 09:00'), workingDays: 5, calendar, ...more });
const dueOn = (more: Partial<PausedDueDateQuestion>): string => {
  const clock = state(more);
  return clock.status === 'running' ? clock.dueOn : `paused, ${clock.workingDaysLeft} left`;
};

describe('Q24 a working day counts if the clock is running at its end', () => {
  it('appeal on day 2, decided on day 4: days 2 and 3 do not count', () => {
    expect(dueOn({ pauses: [appeal('03-04 10:00', '03-06 15:00')] })).toBe('2026-03-11');
  });

  it('appeal and decision on one day move nothing', () => {
    expect(dueOn({ pauses: [appeal('03-04 10:00', '03-04 15:00')] })).toBe('2026-03-09');
  });

  it('a pause over a weekend costs the Friday alone', () => {
    expect(dueOn({ pauses: [appeal('03-06 10:00', '03-09 09:00')] })).toBe('2026-03-10');
  });

  it('two pauses on one day, and pauses that overlap, count once', () => {
    expect(
      dueOn({ pauses: [appeal('03-04 10:00', '03-05 09:00'), appeal('03-04 11:00', '03-05 08:00')] }),
    ).toBe('2026-03-10');
  });

  it('a decision at midnight exactly: the day before was still paused at its end', () => {
    expect(dueOn({ pauses: [appeal('03-04 10:00', '03-05 00:00')] })).toBe('2026-03-10');
    expect(dueOn({ pauses: [appeal('03-04 10:00', '03-04 23:59:59.999')] })).toBe('2026-03-09');
  });

  it('with office hours the end of a day is the closing time', () => {
    const options = { dayEnd: '17:30' };
    expect(dueOn({ options, pauses: [appeal('03-04 18:00', '03-05 09:00')] })).toBe('2026-03-09');
    expect(dueOn({ options, pauses: [appeal('03-04 17:00', '03-04 17:30')] })).toBe('2026-03-10');
  });

  it('other reading: only days on which the clock stood from beginning to end are left out', () => {
    const options = { pausedDay: 'paused-all-day' } as const;
    expect(dueOn({ options, pauses: [appeal('03-04 10:00', '03-06 15:00')] })).toBe('2026-03-10');
    expect(dueOn({ options, pauses: [appeal('03-04 00:00', '03-05 00:00')] })).toBe('2026-03-10');
    expect(dueOn({ options, pauses: [appeal('03-04 00:00:01', '03-05 00:00')] })).toBe('2026-03-09');
  });

  it('a clock that still stands has no due date, only days left', () => {
    expect(state({ pauses: [appeal('03-04 10:00')] })).toEqual({
      status: 'paused',
      pausedSince: '2026-03-04',
      workingDaysLeft: 4,
      provisional: false,
    });
  });

  it('an appeal on the day of receipt leaves the whole limit', () => {
    expect(state({ pauses: [appeal('03-02 10:00')] })).toMatchObject({
      pausedSince: '2026-03-02',
      workingDaysLeft: 5,
    });
    expect(dueOn({ pauses: [appeal('03-02 10:00', '03-04 09:00')] })).toBe('2026-03-10');
  });

  it('a pause after the due date moves nothing', () => {
    expect(dueOn({ pauses: [appeal('03-10 10:00', '03-12 15:00')] })).toBe('2026-03-09');
    expect(dueOn({ pauses: [appeal('03-10 10:00')] })).toBe('2026-03-09');
  });

  it('refuses a pause that ends before it begins', () => {
    expect(() => state({ pauses: [appeal('03-05 10:00', '03-04 10:00')] })).toThrow('before it begins');
  });
});

describe('Q7, Q25 a failed check: the clock goes on with what was left, at least 1 working day', () => {
  it('submitted on day 2, rejected on day 4: the day of submission is not used up, 4 days remain', () => {
    expect(dueOn({ pauses: [review('03-04 10:00', '03-06 15:00')] })).toBe('2026-03-11');
  });

  it('submitted on the last day, rejected the same day: one working day after the rejection', () => {
    const clock = state({ pauses: [review('03-09 10:00', '03-09 15:00')] });
    expect(clock).toMatchObject({
      status: 'running',
      dueOn: '2026-03-10',
      notBefore: [{ because: 'rework-minimum', date: '2026-03-10' }],
    });
  });

  it('submitted on the last day, rejected two days later: the last day is still there, and one after it at least', () => {
    expect(dueOn({ pauses: [review('03-09 10:00', '03-11 15:00')] })).toBe('2026-03-12');
  });

  it('other values of rework.min_days: 2 days, or none', () => {
    const pauses = [review('03-09 10:00', '03-09 15:00')];
    expect(dueOn({ pauses, options: { reworkMinDays: 2 } })).toBe('2026-03-11');
    expect(dueOn({ pauses, options: { reworkMinDays: 0 } })).toBe('2026-03-09');
    expect(() => state({ pauses, options: { reworkMinDays: 0.5 } })).toThrow('reworkMinDays is 0.5');
  });

  it('the minimum belongs to the check: an appeal decided on the last day adds nothing', () => {
    expect(dueOn({ pauses: [appeal('03-09 10:00', '03-09 15:00')] })).toBe('2026-03-09');
  });

  it('a second submission within the minimum stops the clock again, with that day left', () => {
    const first = review('03-09 10:00', '03-09 15:00');
    expect(dueOn({ pauses: [first, review('03-10 11:00')] })).toBe('paused, 1 left');
    expect(dueOn({ pauses: [first, review('03-10 11:00', '03-11 09:00')] })).toBe('2026-03-12');
  });

  it('Q62 a late submission that fails was never in time: the original date stays', () => {
    expect(dueOn({ pauses: [review('03-10 10:00', '03-12 15:00')] })).toBe('2026-03-09');
    expect(dueOn({ pauses: [review('03-10 00:00', '03-10 15:00')] })).toBe('2026-03-09');
  });
});

describe('Q4 a return request stops the clock only where the caller passes it as a pause', () => {
  it('pause_on_return_review off: no pause, the clock ran; on: it stood', () => {
    expect(dueOn({ pauses: [] })).toBe('2026-03-09');
    expect(dueOn({ pauses: [{ ...appeal('03-03 10:00', '03-05 09:00'), kind: 'return-request' }] })).toBe(
      '2026-03-11',
    );
  });
});

describe('Q26 extension: new due date = old due date + days granted', () => {
  const granted = (at: string, workingDays = 3) => [{ workingDays, grantedAt: local(at) }];

  it('three days on top of the old due date, whenever they were granted', () => {
    expect(dueOn({ extensions: granted('03-03 10:00') })).toBe('2026-03-12');
    expect(dueOn({ extensions: granted('03-09 17:00') })).toBe('2026-03-12');
  });

  it('two extensions add up, and a pause within the extension counts like any other', () => {
    expect(dueOn({ extensions: [...granted('03-03 10:00'), ...granted('03-10 10:00', 2)] })).toBe(
      '2026-03-16',
    );
    expect(
      dueOn({ extensions: granted('03-03 10:00'), pauses: [appeal('03-11 10:00', '03-12 09:00')] }),
    ).toBe('2026-03-13');
  });

  it('Q5 granted after the old due date: a submission in between was in time', () => {
    const pauses = [review('03-10 10:00', '03-13 15:00')];
    expect(dueOn({ pauses, extensions: granted('03-11 10:00') })).toBe('2026-03-17');
  });

  it('granted after a rejection it is added to the due date that the rejection gave', () => {
    const pauses = [review('03-09 10:00', '03-09 15:00')];
    expect(dueOn({ pauses, extensions: granted('03-10 09:00', 2) })).toBe('2026-03-12');
  });

  it('other reading: the days run from the grant, and never shorten the limit', () => {
    const options = { extensionFrom: 'grant-date' } as const;
    expect(dueOn({ options, extensions: granted('03-09 10:00') })).toBe('2026-03-12');
    expect(dueOn({ options, extensions: granted('03-06 10:00') })).toBe('2026-03-11');
    expect(dueOn({ options, extensions: granted('03-03 10:00', 1) })).toBe('2026-03-09');
  });

  it('refuses an extension of no day', () => {
    expect(() => state({ extensions: granted('03-03 10:00', 0) })).toThrow('workingDays is 0');
  });
});

describe('a limit without events', () => {
  it('has the due date of dueDate', () => {
    const question = { startedAt: local('03-02 09:00'), workingDays: 5, calendar };
    expect(dueDateWithPauses(question)).toEqual({ status: 'running', notBefore: [], ...dueDate(question) });
  });
});
