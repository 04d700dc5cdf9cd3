import { Random } from './random';

const first = (seed: number): number[] => {
  const random = new Random(seed);
  return Array.from({ length: 100 }, () => random.between(1, 6));
};

describe('the chance of an experiment', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(first(7)).toEqual(first(7));
    expect(first(7)).not.toEqual(first(8));
  });

  it('comes to every number of its range and to none beyond', () => {
    expect([...new Set(first(1))].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('puts things into another order and loses none', () => {
    const things = [1, 2, 3, 4, 5, 6, 7, 8];
    const order = new Random(3).shuffled(things);
    expect(order).not.toEqual(things);
    expect([...order].sort()).toEqual(things);
  });
});
