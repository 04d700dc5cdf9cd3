import type { Urgency } from '@huiying/contracts';
import { noticeInstant as instantIn } from '@huiying/policy';
import type { Surroundings } from '../deadline/counting';

/** Q23: a rung is issued when it falls due, at midnight or on a holiday too; its message goes out in the window. */
export const noticeInstant = (at: number, urgency: Urgency | undefined, on: Surroundings): number =>
  instantIn(at, on.pack, on.calendar.calendar, urgency);
