import { isKeptReady, standingOf } from './standing';

const MINUTE = 60_000;
const at = (countedAt: number, tookMs: number) => ({ countedAt, tookMs });

describe('a figure that was counted before', () => {
  it('is counted anew for everybody when counting costs next to nothing', () => {
    expect(standingOf(at(0, 99), 1)).toBe('void');
  });

  it('may be as old as twenty times what counting it took', () => {
    expect(standingOf(at(0, 1_000), 20_000)).toBe('stands');
    expect(standingOf(at(0, 1_000), 20_001)).toBe('ageing');
  });

  it('is told while it is counted again, but not when it is older than a quarter of an hour', () => {
    expect(standingOf(at(0, 1_000), 15 * MINUTE)).toBe('ageing');
    expect(standingOf(at(0, 1_000), 15 * MINUTE + 1)).toBe('void');
    expect(standingOf(at(0, 10 * MINUTE), 15 * MINUTE + 1)).toBe('void');
  });

  it('is counted ahead for a day after somebody has asked for it', () => {
    const asked = { ...at(0, 1_000), askedAt: 0 };
    expect(isKeptReady(asked, 7 * MINUTE)).toBe(false);
    expect(isKeptReady(asked, 8 * MINUTE)).toBe(true);
    expect(isKeptReady({ ...asked, tookMs: 99 }, 8 * MINUTE)).toBe(false);
    expect(isKeptReady(asked, 25 * 60 * MINUTE)).toBe(false);
  });
});
