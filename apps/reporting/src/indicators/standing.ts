/** What was counted once, and how long that took. Milliseconds of a clock that cannot be set. */
export interface Counted {
  readonly countedAt: number;
  readonly tookMs: number;
}

/** `stands`: it may be told; `ageing`: it may be told while it is counted again; `void`: it is counted before it is told. */
export type Standing = 'stands' | 'ageing' | 'void';

/** What is counted as fast as this is counted whenever somebody asks. */
const CHEAP_MS = 100;
/** Counting takes at most this part of the time, however much is stored and however often somebody asks. */
const RESTS = 20;
/** Nobody is told older figures than this. */
const OLDEST_MS = 15 * 60_000;

/**
 * Whether a figure that was counted earlier may be told now. Every answer names its instant and the events that are in
 * it, so an older one is true of its moment; what costs more to count may be older.
 */
export function standingOf({ countedAt, tookMs }: Counted, now: number): Standing {
  const age = now - countedAt;
  if (tookMs < CHEAP_MS || age > OLDEST_MS) return 'void';
  return age <= tookMs * RESTS ? 'stands' : 'ageing';
}

/** What was asked for within a day is counted again before it is too old to be told: the first reader of a morning waits for nothing. */
export const isKeptReady = (counted: Counted & { readonly askedAt: number }, now: number): boolean =>
  counted.tookMs >= CHEAP_MS &&
  now - counted.askedAt < 24 * 3_600_000 &&
  now - counted.countedAt > OLDEST_MS / 2;
