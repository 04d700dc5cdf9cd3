import {
  localDateOf,
  nextNoticeInstant,
  startOfDay,
  type Calendar,
  type TimeOfDay,
} from '@huiying/working-days';
import type { Pack } from './pack';

interface WindowValue {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly workingDaysOnly: boolean;
  readonly emergenciesAtOnce: boolean;
}

const DAY_MS = 86_400_000;

/**
 * When a message by telephone about something of that instant goes out (Q23): what is issued at midnight or on a holiday waits
 * for the window. In other readings the window is open on every day, or an emergency (突发类) does not wait for it.
 * @param at epoch milliseconds
 */
export function noticeInstant(
  at: number,
  pack: Pack,
  calendar: Calendar,
  urgency?: 'normal' | 'urgent' | 'sudden',
): number {
  const window = pack.value<WindowValue>('notice.window');
  if (urgency === 'sudden' && window.emergenciesAtOnce) return at;
  if (window.workingDaysOnly) return nextNoticeInstant(at, calendar, window);
  const midnight = startOfDay(localDateOf(at));
  const opens = midnight + timeOf(window.from);
  if (at < opens) return opens;
  return at < midnight + timeOf(window.to) ? at : opens + DAY_MS;
}

/** `HH:mm` in milliseconds since midnight; China has no daylight saving time. */
function timeOf(time: TimeOfDay): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
