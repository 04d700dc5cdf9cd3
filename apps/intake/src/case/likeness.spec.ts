import { BANDS, SEEDS, bandsOf, likenessOf } from './likeness';

const seeds = Uint32Array.from({ length: SEEDS }, (_, n) => Math.imul(n + 1, 0x9e3779b1));
const lamps = '开发区东环路与纬三路交叉口的路灯连续多日不亮，夜间通行十分危险，请尽快安排维修。';

/** Bands that two texts share. */
const shared = (one: string, other: string) => {
  const bands = new Set(bandsOf(other, seeds));
  return bandsOf(one, seeds).filter((band) => bands.has(band)).length;
};

describe('the words of two cases', () => {
  it('are the same whatever their punctuation, width and case', () => {
    expect(likenessOf('路灯 A037 不亮！', '路灯ａ０３７，不亮').score).toBe(1);
    expect(shared('路灯 A037 不亮！', '路灯ａ０３７，不亮')).toBe(BANDS);
  });

  it('are found again inside a longer complaint, with the passage in common', () => {
    const longer = `您好，${lamps}谢谢！`;
    expect(shared(lamps, longer)).toBeGreaterThan(0);
    const { score, passages } = likenessOf(lamps, longer);
    expect(score).toBeGreaterThan(0.7);
    expect(passages[0]).toContain('路灯连续多日不亮');
  });

  it('have nothing in common when the matter is another', () => {
    const other = '请问退休后提取住房公积金需要携带哪些材料，能否委托家人代为办理？';
    expect(shared(lamps, other)).toBe(0);
    expect(likenessOf(lamps, other)).toEqual({ score: 0, passages: [] });
  });

  it('too few to be compared are like nothing', () => {
    expect(bandsOf('投诉', seeds)).toEqual([]);
    expect(likenessOf('投诉', '投诉')).toEqual({ score: 0, passages: [] });
  });

  it('tell nothing to whoever does not have the key of the index', () => {
    const others = bandsOf(
      lamps,
      seeds.map((seed) => seed ^ 0x5bd1e995),
    );
    expect(others.some((band) => bandsOf(lamps, seeds).includes(band))).toBe(false);
  });
});
