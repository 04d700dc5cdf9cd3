import type { Urgency } from '@huiying/contracts';
import { localDateOf, nextNoticeInstant, startOfDay, type TimeOfDay } from '@huiying/working-days';
import type { Surroundings } from '../deadline/counting';

interface WindowValue {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly workingDaysOnly: boolean;
  readonly emergenciesAtOnce: boolean;
}

const DAY_MS = 86_400_000;

/**
 * Q23: a rung is issued when it falls due, at midnight or on a holiday too; its message goes out in the window. In other
 * readings the window is open on every day, or an emergency (突发类) does not wait for it.
 */
export function noticeInstant(at: number, urgency: Urgency | undefined, on: Surroundings): number {
  const window = on.pack.value<WindowValue>('notice.window');
  if (urgency === 'sudden' && window.emergenciesAtOnce) return at;
  if (window.workingDaysOnly) return nextNoticeInstant(at, on.calendar.calendar, window);
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
