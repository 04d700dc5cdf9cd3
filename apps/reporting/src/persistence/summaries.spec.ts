import type { LegalClock } from '@huiying/messaging';
import { choose } from '../indicators/catalogue';
import type { Measured } from '../indicators/figures';
import { periodOf } from '../indicators/period';
import type { Figures, Scope } from './figures';
import type { ReadPositions } from './read-positions';
import { Summaries } from './summaries';

const choice = choose(['volume']);
const chosen = choice.kind === 'chosen' ? choice.indicators : [];
const period = periodOf('2026-11');
if (!period) throw new Error('2026-11 is a period');
const scope: Scope = { period, jurisdiction: '410772', by: 'organisation' };
const MINUTE = 60_000;

/** Figures that take `tookMs` to count; what is counted is the number of the count. */
function aCounter(tookMs: number) {
  let counts = 0;
  const figures = {
    async measured(): Promise<Measured[]> {
      counts += 1;
      const counted = counts;
      await new Promise((resolve) => setTimeout(resolve, tookMs));
      return [
        { id: 'volume', key: 'org-1', numerator: counted, denominator: null, value: counted, excluded: 0 },
      ];
    },
  } as unknown as Figures;
  const positions = {
    now: () => Promise.resolve([{ topic: 'intake.cases', partition: 0, next: String(counts) }]),
  } as unknown as ReadPositions;
  const clock = { now: () => Date.now() } as LegalClock;
  const summaries = new Summaries(figures, positions, clock);
  const of = async (anew = false) => {
    const answer = summaries.of(chosen, scope, anew);
    await jest.advanceTimersByTimeAsync(tookMs);
    return answer;
  };
  const told = async (anew = false) => (await of(anew)).measured[0]?.value;
  return { summaries, of, told, counts: () => counts };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the figures of a month that take a second to count', () => {
  it('are told again to the next reader, with the moment and the events of which they are', async () => {
    const { of, told, counts } = aCounter(1_000);
    const first = await of();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await of()).toEqual(first);
    expect(first.readUpTo).toEqual([{ topic: 'intake.cases', partition: 0, next: '0' }]);
    expect([await told(), counts()]).toEqual([1, 1]);
  });

  it('are counted now for who wants them of now', async () => {
    const { told } = aCounter(1_000);
    await told();
    expect(await told(true)).toBe(2);
    expect(await told()).toBe(2);
  });

  it('are told while they are counted again, and the next reader is told the new ones', async () => {
    const { told } = aCounter(1_000);
    await told();
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(await told()).toBe(1);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await told()).toBe(2);
  });

  it('are counted once for all who ask at the same time', async () => {
    const { told, counts } = aCounter(1_000);
    expect(await Promise.all([told(), told(), told()])).toEqual([1, 1, 1]);
    expect(counts()).toBe(1);
  });

  it('are counted ahead, so that the first reader of a morning does not wait', async () => {
    const { summaries, told, counts } = aCounter(1_000);
    summaries.onApplicationBootstrap();
    await told();
    await jest.advanceTimersByTimeAsync(60 * MINUTE);
    const ahead = counts();
    expect(ahead).toBeGreaterThan(3);
    expect(await told()).toBe(ahead);
    summaries.onApplicationShutdown();
    await jest.advanceTimersByTimeAsync(60 * MINUTE);
    expect(counts()).toBeLessThanOrEqual(ahead + 1);
  });
});

describe('figures that take no time', () => {
  it('are counted whenever somebody asks', async () => {
    const { told } = aCounter(10);
    expect([await told(), await told(), await told()]).toEqual([1, 2, 3]);
  });
});
