import { readFileSync } from 'node:fs';

/**
 * Loaded into a service before its own code (`--require`): its wall clock is off by as many milliseconds as the file of
 * its name says, and jumps when the file changes, as a clock does that somebody sets. Timeouts and `performance.now()`
 * go on, as they do then.
 */
const FILE = `${process.env['HUIYING_CLOCKS'] ?? ''}/${process.env['HUIYING_SERVICE'] ?? ''}`;
const LOOK_MS = 50;

const Real = Date;
let offMs = 0;
const now = (): number => Real.now() + offMs;

globalThis.Date = new Proxy(Real, {
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked) as object,
  apply: () => new Real(now()).toString(),
});

setInterval(() => {
  try {
    offMs = Number(readFileSync(FILE, 'utf8'));
  } catch {
    offMs = 0; // it was never moved
  }
}, LOOK_MS).unref();
