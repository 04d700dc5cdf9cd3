import { localDateOf, shippedCalendar, startOfDay } from '@huiying/working-days';

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * The instant a stretch later. Working days keep the time of day: `1wd` from Friday 10:00 is Monday 10:00.
 * @param from epoch milliseconds
 * @param stretch a whole number with `wd`, `d`, `h` or `m`
 * @throws RangeError
 */
export function later(from: number, stretch: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})(wd|d|h|m)$/.exec(stretch) ?? [];
  if (count === '') throw new RangeError(`"${stretch}": expected e.g. 5wd (working days), 3d, 2h or 30m`);
  if (unit !== 'wd') return from + Number(count) * (UNITS[unit] ?? 0);
  const today = localDateOf(from);
  const day = shippedCalendar().nthWorkingDayAfter(today, Number(count));
  return startOfDay(day) + (from - startOfDay(today));
}
