import type { Pack } from '@huiying/policy';
import { localDateOf, startOfDay, type Calendar, type LocalDate } from '@huiying/working-days';

/**
 * One day of a department's duty log (XX-33): when somebody of the department looked at its cases. A look on a day off is
 * written down as well; nothing is owed on that day. When a working day is over the day is `settled`: what was missed is
 * said once. Days on which nobody looked have a record from then on.
 */
export interface DutyDay {
  readonly dutyDayId: string;
  readonly org: string;
  readonly jurisdiction: string;
  readonly on: LocalDate;
  readonly looks: readonly Look[];
  /** Legal instant, epoch milliseconds. */
  readonly settledAt?: number;
  readonly missed?: { readonly parts: readonly string[]; readonly ruleId: string };
}

export interface Look {
  readonly at: number;
  /** The part of the day, `morning`. */
  readonly part: string;
  /** How it is known: said by the department, or by the acknowledgement of an order. */
  readonly how: 'said' | 'acknowledged';
  readonly staffNo?: string;
}

/** A part of the day, until the next one begins. */
interface Part {
  readonly name: string;
  readonly from: string;
}

export interface LookDuty {
  readonly parts: readonly Part[];
  /** In how many parts of the day somebody has to look. */
  readonly looks: number;
  readonly ruleId: string;
  /** The rule that a day without any look breaks. */
  readonly dailyRuleId: string;
  readonly acknowledgementCounts: boolean;
}

/** What the regulation asks of its departments; undefined: it asks for no looks. */
export function lookDutyOf(pack: Pack): LookDuty | undefined {
  const looks = pack.parameter('duty.log_ins');
  const parts = pack.parameter('duty.parts_of_day');
  if (looks?.ruleId === undefined || parts === undefined) return undefined;
  return {
    parts: parts.value as readonly Part[],
    looks: looks.value as number,
    ruleId: looks.ruleId,
    dailyRuleId: pack.parameter('duty.daily')?.ruleId ?? looks.ruleId,
    acknowledgementCounts: pack.parameter('duty.acknowledgement_counts')?.value === true,
  };
}

export const dutyDayIdOf = (org: string, on: LocalDate): string => `${org}.${on}`;

/** 早、中、晚: the part of its day in which the instant lies. */
export function partOf(at: number, { parts }: LookDuty): string {
  const minutes = Math.floor((at - startOfDay(localDateOf(at))) / 60_000);
  return parts.filter(({ from }) => minutesOf(from) <= minutes).at(-1)?.name ?? parts[0]!.name;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The first working day on or after the date, and the instant at which it is over. */
export function nextDutyDay(from: LocalDate, calendar: Calendar): { on: LocalDate; endsAt: number } {
  const on = calendar.workingDayOnOrAfter(from);
  return { on, endsAt: startOfDay(on) + DAY };
}

const DAY = 86_400_000;
