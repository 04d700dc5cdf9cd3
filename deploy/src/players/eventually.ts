import { setTimeout as pause } from 'node:timers/promises';

export interface Patience {
  /** Default 20 s of the machine's time. */
  readonly withinMs?: number;
  /** What was there instead, for the error; asked only when the wait failed. */
  readonly instead?: () => string;
}

/** What was waited for did not come; the message says what, how long, and what was there instead. */
export class DidNotHappen extends Error {}

/**
 * Looks again and again until `look` finds something.
 * @throws DidNotHappen
 */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  { withinMs = 20_000, instead }: Patience = {},
): Promise<T> {
  const began = Date.now();
  for (let delay = 5; ; delay = Math.min(delay * 1.5, 100)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() - began > withinMs) {
      const there = instead === undefined ? '' : `; there was: ${instead()}`;
      throw new DidNotHappen(`${what}: not within ${withinMs / 1000} s${there}`);
    }
    await pause(delay);
  }
}
