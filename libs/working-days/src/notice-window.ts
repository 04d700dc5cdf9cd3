import type { Calendar } from './calendar';
import { offsetOf, type TimeOfDay } from './counting-options';
import { dayOfInstant, startOfDayNumber } from './local-date';

/** Local times of working days between which people are written to. */
export interface NoticeWindow {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** Q23: messages go out from 08:30 to 18:00 on working days; emergencies do not ask this function. */
export const defaultNoticeWindow: NoticeWindow = Object.freeze({ from: '08:30', to: '18:00' });

/**
 * The instant itself inside the window, otherwise the opening of the next one (milliseconds since 1970 UTC).
 * @throws RangeError when the window does not open before it closes
 */
export function nextNoticeInstant(
  at: number,
  calendar: Calendar,
  window: NoticeWindow = defaultNoticeWindow,
): number {
  const opens = offsetOf(window.from);
  const closes = offsetOf(window.to);
  if (opens >= closes)
    throw new RangeError(`window is ${window.from}–${window.to}; expected it to open before it closes`);
  const day = dayOfInstant(at);
  const midnight = startOfDayNumber(day);
  if (calendar.index.works(day)) {
    if (at < midnight + opens) return midnight + opens;
    if (at < midnight + closes) return at;
  }
  return startOfDayNumber(calendar.index.nthAfter(day, 1)) + opens;
}
