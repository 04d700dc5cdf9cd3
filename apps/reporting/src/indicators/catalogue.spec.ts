import { choose, indicators, notYetFed } from './catalogue';
import { listed } from './figures';

describe('the catalogue of indicators', () => {
  it('names each indicator once, with its formula and its basis of period', () => {
    const ids = [...indicators.map(({ id }) => id), ...notYetFed];
    expect(new Set(ids).size).toBe(ids.length);
    for (const { formula } of indicators) expect(formula).toMatch(/本期|按\S+日/);
  });

  it('knows all of the 35 numbers, fed or not', () => {
    const plain = new Set(
      [...indicators.map(({ id }) => id), ...notYetFed].filter((id) => !id.includes('.')),
    );
    expect(plain.size).toBe(35);
  });

  it('gives an amount to what is summed and a numerator to what is divided', () => {
    for (const { id, measure, amount, numerator } of indicators) {
      const summed = measure === 'sum' || measure === 'mean' || measure === 'median';
      expect([id, amount !== undefined]).toEqual([id, summed]);
      expect([id, numerator !== undefined]).toEqual([id, measure === 'ratio']);
    }
  });

  it('refuses an unknown id, and by another name one that nothing feeds yet', () => {
    expect(choose(['volume', 'nonsense'])).toEqual({ kind: 'unknown', id: 'nonsense' });
    expect(choose(['complained_of_rate'])).toEqual({ kind: 'not-fed', id: 'complained_of_rate' });
    expect(choose(['volume', 'volume'])).toMatchObject({ kind: 'chosen', indicators: [{ id: 'volume' }] });
  });
});

describe('the list of figures', () => {
  const chosen = indicators.filter(({ id }) =>
    ['volume', 'on_time_rate', 'handling_days.median'].includes(id),
  );

  it('lists a key without any case: nothing to divide by is no number, neither 0 nor 100 %', () => {
    const rows = listed(chosen, [], ['360783']);
    expect(rows).toMatchObject([
      { id: 'volume', key: '360783', numerator: 0, denominator: null, value: 0 },
      { id: 'on_time_rate', numerator: 0, denominator: 0, value: null },
      { id: 'handling_days.median', numerator: null, denominator: 0, value: null },
    ]);
  });

  it('adds keys that were found besides the expected ones', () => {
    const found = { id: 'volume', key: '-', numerator: 2, denominator: null, value: 2, excluded: 0 };
    expect(listed(chosen.slice(0, 1), [found], ['ln-jtj']).map(({ key, value }) => [key, value])).toEqual([
      ['ln-jtj', 0],
      ['-', 2],
    ]);
  });
});
