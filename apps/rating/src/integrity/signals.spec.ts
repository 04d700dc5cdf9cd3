import { signalsOf, type SeenRating } from './signals';

const limits = { burstRatings: 3, burstMinutes: 30, sameRater: 3, sameWords: 3 };
const at = (minute: number) => `2026-11-25T10:${String(minute).padStart(2, '0')}:00+08:00`;
const seen = (n: number, fields: Partial<SeenRating> = {}): SeenRating => ({
  ratingId: `r-${n}`,
  arrivedAt: at(n),
  good: true,
  ...fields,
});

describe('signals of fabricated good and malicious bad ratings (JL-13)', () => {
  it('the same device, number, identity or words again and again is shown with its ratings, explained', () => {
    for (const mark of ['device', 'phone', 'identity', 'words'] as const) {
      const [found, ...more] = signalsOf(
        [0, 20, 40].map((n) => seen(n, { [mark]: 'x', org: 'a' })),
        limits,
      );
      expect(more).toEqual([]);
      expect(found).toMatchObject({ suspects: 'good', count: 3, org: 'a', from: at(0), to: at(40) });
      expect(found?.ratingIds).toEqual(['r-0', 'r-20', 'r-40']);
      expect(found?.explanation).toContain('3 条好评');
    }
  });

  it('a burst is many of one kind at one window in a short time; the same number over the day is none', () => {
    const place = { org: 'a', windowNo: 'A-03', good: false };
    expect(
      signalsOf(
        [0, 10, 20].map((n) => seen(n, place)),
        limits,
      ),
    ).toMatchObject([{ kind: 'burst', suspects: 'bad', windowNo: 'A-03', count: 3 }]);
    expect(
      signalsOf(
        [0, 20, 40].map((n) => seen(n, place)),
        limits,
      ),
    ).toEqual([]);
    expect(
      signalsOf(
        [0, 10, 20].map((n) => seen(n, { ...place, windowNo: `A-${n}` })),
        limits,
      ),
    ).toEqual([]);
  });

  it('good and bad ones are not mixed, and below the limit of the pack nothing is shown', () => {
    const mixed = [seen(0, { device: 'x' }), seen(1, { device: 'x' }), seen(2, { device: 'x', good: false })];
    expect(signalsOf(mixed, limits)).toEqual([]);
  });

  it('shows no mark: what it tells leads back to nobody (HA-45)', () => {
    const found = signalsOf(
      [0, 1, 2].map((n) => seen(n, { phone: 'keyed-index' })),
      limits,
    );
    expect(JSON.stringify(found)).not.toContain('keyed-index');
  });
});
