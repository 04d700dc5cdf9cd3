import { DutyLookMissed, event, formatTime } from '@huiying/contracts';
import type { LocalDate } from '@huiying/working-days';
import { became, nothingHappened, type Outcome } from '../outcome';
import { dutyDayIdOf, partOf, type DutyDay, type Look, type LookDuty } from './duty-day';

interface Unit {
  readonly org: string;
  readonly jurisdiction: string;
}

/** Whether the looks on record are as many as the regulation asks for; then nobody need look for others. */
export function isKept({ looks }: Pick<DutyDay, 'looks'>, duty: LookDuty): boolean {
  return new Set(looks.map(({ part }) => part)).size >= duty.looks;
}

/**
 * A working day is over: in each part of it somebody had to look (XX-33). What was missed is said once, with the rule: a
 * day on which nobody looked at all breaks also the duty to look every day (XX-06).
 * @param acknowledgedAt when the department acknowledged orders that day: who signs for an order has seen it
 */
export function settleDutyDay(
  day: DutyDay | undefined,
  { org, jurisdiction }: Unit,
  on: LocalDate,
  acknowledgedAt: readonly number[],
  duty: LookDuty,
  now: number,
): Outcome<DutyDay> {
  if (day?.settledAt !== undefined) return nothingHappened;
  const said = day?.looks ?? [];
  const acknowledged = acknowledgedAt.map((at): Look => ({
    at,
    part: partOf(at, duty),
    how: 'acknowledged',
  }));
  const parts = new Set(said.map(({ part }) => part));
  // one is enough to show that the part was kept
  const more = acknowledged.filter(({ part }) => !parts.has(part) && parts.add(part));
  const looks = [...said, ...more].sort((a, b) => a.at - b.at);
  const dutyDayId = dutyDayIdOf(org, on);
  const settled: DutyDay = { dutyDayId, org, jurisdiction, on, looks, settledAt: now };
  if (isKept(settled, duty)) return became(settled, []);
  const names = duty.parts.map(({ name }) => name);
  const missed = names.filter((name) => !parts.has(name));
  const ruleId = looks.length === 0 ? duty.dailyRuleId : duty.ruleId;
  return became({ ...settled, missed: { parts: missed, ruleId } }, [
    event(DutyLookMissed, {
      subject: dutyDayId,
      jurisdiction,
      data: {
        ...{ dutyDayId, org, jurisdiction, on, missed, ruleId },
        looked: names.filter((name) => parts.has(name)),
        foundAt: formatTime(now),
      },
    }),
  ]);
}
