import { SimulatedClock } from './simulated-clock';

const DAY = 86_400_000;
const setting = (simulatedAt: string, running = false): string => JSON.stringify({ simulatedAt, running });
const iso = (at: number): string => new Date(at).toISOString();

describe('the simulated clock', () => {
  const clock = new SimulatedClock();
  clock.append(1_000, setting('2026-10-01T00:00:00Z'));
  clock.append(2_000, setting('2026-10-05T00:00:00Z', true));
  clock.append(3_000, setting('2026-09-01T00:00:00Z'));

  it('before its first setting the machine’s time holds', () => {
    expect(clock.arrival(999)).toBe(999);
  });

  it('stands where it was set, for everything appended until the next setting', () => {
    expect([clock.arrival(1_000), clock.arrival(1_999)].map(iso)).toEqual([
      '2026-10-01T00:00:00.000Z',
      '2026-10-01T00:00:00.000Z',
    ]);
  });

  it('runs from where it was set', () => {
    expect(iso(clock.arrival(2_500))).toBe('2026-10-05T00:00:00.500Z');
  });

  it('may be set back; what had arrived before keeps its instant', () => {
    expect([clock.arrival(3_000), clock.arrival(2_000)].map(iso)).toEqual([
      '2026-09-01T00:00:00.000Z',
      '2026-10-05T00:00:00.000Z',
    ]);
    expect(iso(clock.now())).toBe('2026-09-01T00:00:00.000Z');
  });

  it('the last setting holds at once, also on a machine whose clock is behind the broker’s', () => {
    const early = new SimulatedClock();
    early.append(Date.now() + DAY, setting('2026-10-01T00:00:00Z', true));
    expect(iso(early.now())).toBe('2026-10-01T00:00:00.000Z');
  });

  it('what cannot be read changes nothing', () => {
    for (const wrong of ['', '{', 'null', '[]', '{"simulatedAt":"soon"}']) clock.append(4_000, wrong);
    expect(iso(clock.now())).toBe('2026-09-01T00:00:00.000Z');
  });
});
