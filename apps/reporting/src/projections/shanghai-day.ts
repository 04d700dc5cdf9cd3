import { instantOf, localDateOf } from '@huiying/contracts';

/** The local date in Asia/Shanghai of an event's instant: figures are by the office's day, not by UTC's. */
export const dayOf = (instant: string): string => localDateOf(instantOf(instant));
