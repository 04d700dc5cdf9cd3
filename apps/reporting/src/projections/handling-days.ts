import { localDate, workingDaysBetween } from '@huiying/working-days';
import type { Calendar } from '@huiying/working-days';
import type { Readings } from './readings';

/** Working days from one local date to another; none in a year without a calendar, or where the end comes first. */
export function handlingDays(
  startedOn: string | undefined,
  finishedOn: string,
  calendar: Calendar,
  { sameDay }: Readings,
): number | undefined {
  if (startedOn === undefined) return undefined;
  const loaded = [startedOn, finishedOn].every((day) => calendar.isLoaded(Number(day.slice(0, 4))));
  if (!loaded || finishedOn < startedOn) return undefined;
  if (finishedOn === startedOn) return sameDay;
  return workingDaysBetween(localDate(startedOn), localDate(finishedOn), calendar);
}
