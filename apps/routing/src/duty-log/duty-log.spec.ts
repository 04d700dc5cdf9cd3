import { DutyLookMissed, instantOf } from '@huiying/contracts';
import { draftOfValues, type Pack } from '@huiying/policy';
import { loadCalendar, localDate, shippedCalendar } from '@huiying/working-days';
import { LN, XX, anOrganisation, dataOf, events, policies, refusal, state } from '../a-case.fixture';
import { lookDutyOf, nextDutyDay, partOf, type DutyDay, type LookDuty } from './duty-day';
import { recordLook } from './record-look';
import { settleDutyDay } from './settle-duty-day';

const duty = lookDutyOf(XX)!;
const MONDAY = localDate('2026-11-16');
const unit = anOrganisation(XX, 'xx-zrzy');
const at = (time: string, on: string = MONDAY) => instantOf(`${on}T${time}:00+08:00`);
const midnight = at('00:00', '2026-11-17');
const looked = (...times: string[]): DutyDay | undefined =>
  times.reduce<DutyDay | undefined>(
    (day, time) => state(recordLook(day, unit, { staffNo: '0042' }, duty, at(time))),
    undefined,
  );
const settled = (day: DutyDay | undefined, acknowledged: string[] = [], asked: LookDuty = duty) =>
  settleDutyDay(
    day,
    unit,
    MONDAY,
    acknowledged.map((time) => at(time)),
    asked,
    midnight,
  );
const drafted = (values: Record<string, unknown>): Pack =>
  policies.drafted(draftOfValues(XX, values)).inForce(XX.code, '2026-11-16')!;

describe('每个工作日早、中、晚三次登录 (XX-33)', () => {
  it('who looks in the morning, at noon and in the evening has done what is asked', () => {
    const outcome = settled(looked('08:30', '12:05', '17:40'));
    expect(state(outcome)).toMatchObject({ settledAt: midnight, on: '2026-11-16' });
    expect(state(outcome).missed).toBeUndefined();
    expect(events(outcome)).toEqual([]);
  });

  it('three looks in one morning are one look in the morning: noon and evening are missed', () => {
    const outcome = settled(looked('08:30', '09:00', '10:59'));
    expect(dataOf(events(outcome), DutyLookMissed)).toMatchObject({
      org: 'xx-zrzy',
      on: '2026-11-16',
      looked: ['morning'],
      missed: ['noon', 'evening'],
      ruleId: 'XX-33',
    });
    expect(state(outcome).missed).toEqual({ parts: ['noon', 'evening'], ruleId: 'XX-33' });
  });

  it('every instant of the day lies in one part of it', () => {
    const parts = ['00:00', '10:59', '11:00', '14:59', '15:00', '23:59'].map((time) =>
      partOf(at(time), duty),
    );
    expect(parts).toEqual(['morning', 'morning', 'noon', 'noon', 'evening', 'evening']);
  });

  it('who acknowledges an order has seen it; in the other reading only a look counts', () => {
    const day = settled(looked('08:30'), ['12:00', '12:30', '16:00']);
    expect(state(day).missed).toBeUndefined();
    expect(state(day).looks.map(({ how }) => how)).toEqual(['said', 'acknowledged', 'acknowledged']);
    expect(lookDutyOf(drafted({ 'duty.acknowledgement_counts': false }))).toMatchObject({
      acknowledgementCounts: false,
    });
  });

  it('how often is the pack’s to say', () => {
    const once = lookDutyOf(drafted({ 'duty.log_ins': 1 }))!;
    expect(events(settled(looked('16:00'), [], once))).toEqual([]);
  });

  it('is found once, whatever comes later', () => {
    expect(settled(state(settled(undefined)))).toEqual({ kind: 'nothing' });
  });

  it('is written down by a department that gets orders, where the regulation knows a duty log', () => {
    const waiting = { ...unit, status: 'provisioning' } as typeof unit;
    expect(refusal(recordLook(undefined, waiting, {}, duty, midnight)).reasonCode).toBe(
      'ROUTING.ORG_NOT_ACTIVE',
    );
    expect(refusal(recordLook(undefined, unit, {}, lookDutyOf(LN), midnight)).reasonCode).toBe(
      'POLICY.RULE_REFUSES',
    );
  });
});

describe('每天登录政务服务平台查看 (XX-06)', () => {
  it('a working day on which nobody looked at all breaks the duty to look every day', () => {
    expect(dataOf(events(settled(undefined)), DutyLookMissed)).toMatchObject({
      looked: [],
      missed: ['morning', 'noon', 'evening'],
      ruleId: 'XX-06',
    });
  });

  it('nothing is owed on a day off: the next working day after Friday is Monday, after a closure the day it ends', () => {
    const national = shippedCalendar('CN');
    expect(nextDutyDay(localDate('2026-11-14'), national)).toEqual({ on: '2026-11-16', endsAt: midnight });
    const flood = { date: MONDAY, kind: 'holiday' as const, name: '防汛停工' };
    const local = { ...national.tables[0]!, region: '410772', year: 2026, days: [flood] };
    const closed = loadCalendar([...national.tables, local], '410772');
    expect(nextDutyDay(MONDAY, closed).on).toBe('2026-11-17');
  });
});
