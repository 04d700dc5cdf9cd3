import { isShare } from '../bulletins/is-share';
import { choose, indicators } from './catalogue';
import { listed } from './figures';

describe('the catalogue of indicators', () => {
  it('names each indicator once, with its formula and its basis of period', () => {
    const ids = indicators.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { formula } of indicators) expect(formula).toMatch(/本期|按\S+日/);
  });

  it('knows all of the 35 numbers', () => {
    const plain = indicators.filter(({ id }) => !id.includes('.'));
    expect(plain.map(({ no }) => no)).toEqual(Array.from({ length: 35 }, (_, at) => at + 1));
  });

  it('gives an amount to what is summed and a numerator to what is divided', () => {
    for (const { id, measure, amount, base, numerator } of indicators) {
      const summed = measure !== 'count' && measure !== 'ratio';
      expect([id, amount !== undefined]).toEqual([id, summed]);
      expect([id, numerator !== undefined]).toEqual([id, measure === 'ratio' || measure === 'quotient']);
      expect([id, base !== undefined]).toEqual([id, measure === 'quotient']);
    }
  });

  it('refuses an unknown id', () => {
    expect(choose(['volume', 'nonsense'])).toEqual({ kind: 'unknown', id: 'nonsense' });
    expect(choose(['volume', 'volume'])).toMatchObject({ kind: 'chosen', indicators: [{ id: 'volume' }] });
  });
});

it('a figure is printed as percent when it is a share, and as a number when it is none', () => {
  const shares = indicators.filter(({ id }) => isShare(id)).map(({ measure }) => measure);
  const others = indicators.filter(({ id }) => !isShare(id)).map(({ measure }) => measure);
  expect(new Set(shares)).toEqual(new Set(['ratio']));
  expect(others).not.toContain('ratio');
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
