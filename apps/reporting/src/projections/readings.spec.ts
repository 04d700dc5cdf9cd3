import {
  CaseCompleted,
  DeadlineChanged,
  DeadlineSet,
  OrderAssigned,
  OrderDelivered,
  RedoOrdered,
} from '@huiying/contracts';
import { draftOfValues, loadPolicies } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { told } from '../../test/told';
import * as aCase from './case-fact';
import * as deadline from './deadline-fact';
import { DECIDED, readingsOf } from './readings';
import type { Readings } from './readings';

const pack = loadPolicies().inForce('360783', '2026-10-08')!;
const read = (values: Readonly<Record<string, unknown>>): Readings =>
  readingsOf(loadPolicies().drafted(draftOfValues(pack, values)).inForce('360783', '2026-10-08'));

/** Delivered on a Monday. */
const delivered = aCase.delivered(
  aCase.assigned(undefined, told(OrderAssigned)),
  told(OrderDelivered, { deliveredAt: '2026-10-12T10:00:00+08:00' }),
);
const finished = (finishedAt: string, readings: Readings, before = delivered, round = 1) =>
  aCase.completed(before, told(CaseCompleted, { round, finishedAt }), shippedCalendar(), readings);

describe('how the law of a jurisdiction counts', () => {
  it('is what was decided where the pack says nothing else, and where there is none', () => {
    expect(read({})).toEqual(DECIDED);
    expect(readingsOf(undefined)).toBe(DECIDED);
  });

  it('Q51: what is finished on the day on which it came took no day, or one', () => {
    const sameDay = '2026-10-12T16:00:00+08:00';
    expect(finished(sameDay, read({})).handlingDays).toBe(0);
    expect(finished(sameDay, read({ 'handling.same_day': 1 })).handlingDays).toBe(1);
    const nextDay = '2026-10-13T09:00:00+08:00';
    expect(finished(nextDay, read({})).handlingDays).toBe(1);
    expect(finished(nextDay, read({ 'handling.same_day': 1 })).handlingDays).toBe(1);
  });

  it('Q67: a redo has its own time; or all rounds are added, and the rating between them is nobody’s time', () => {
    const redone = (readings: Readings) => {
      const first = finished('2026-10-14T16:00:00+08:00', readings); // 2 days
      const ordered = aCase.redoOrdered(first, told(RedoOrdered, { orderedAt: '2026-10-20T09:00:00+08:00' }));
      return finished('2026-10-23T16:00:00+08:00', readings, ordered, 2); // 3 more
    };
    expect(redone(read({}))).toMatchObject({ handlingDays: 2, round: 2 });
    expect(redone(read({ 'handling.rounds': 'all' }))).toMatchObject({ handlingDays: 5, round: 2 });
  });
});

describe('a clock that was extended', () => {
  const set = deadline.running(
    undefined,
    told(DeadlineSet, { dueAt: '2026-10-15T23:59:59.999+08:00', dueOn: '2026-10-15' }),
  );
  const moved = (cause: string, from: string, to: string, fact = set) =>
    deadline.moved(
      fact,
      told(DeadlineChanged, {
        ...{ cause, dueOn: to, dueAt: `${to}T23:59:59.999+08:00` },
        before: {
          dueAt: `${from}T23:59:59.999+08:00`,
          dueOn: from,
          calendarVersion: 'CN/2026@1',
          provisional: false,
        },
      }),
    );

  it('remembers the limit that held before the first extension', () => {
    const once = moved('extension_granted', '2026-10-15', '2026-10-20');
    const twice = moved('extension_granted', '2026-10-20', '2026-10-22', once);
    expect(twice).toMatchObject({ dueOn: '2026-10-22', unextendedDueAt: '2026-10-15T23:59:59.999+08:00' });
  });

  it('a limit that moved for another reason was not extended', () => {
    expect(moved('rework', '2026-10-15', '2026-10-20').unextendedDueAt).toBeUndefined();
  });
});
