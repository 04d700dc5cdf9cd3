import { isOpen, type Deadline } from './deadline';
import type { PrescribedClock } from './prescribed-clocks';
import type { Wake } from './wake';

/** The timer `lapse:<deadlineId>`: a right whose last day is over is closed then, whether or not anything else happens (HA-19). */
export const lapseOf = (deadline: Deadline, found: PrescribedClock | undefined): readonly Wake[] =>
  isOpen(deadline) && found?.ending?.how === 'lapses'
    ? [{ name: `lapse:${deadline.deadlineId}`, dueAt: deadline.dueAt + 1 }]
    : [];

/** The right was used, though that is heard of only after it had lapsed: its clock ends by the instant of what was done. */
export const wasUsed = ({ state }: Pick<Deadline, 'state'>, found: PrescribedClock | undefined): boolean =>
  state === 'lapsed' && found?.ending?.how === 'done';
