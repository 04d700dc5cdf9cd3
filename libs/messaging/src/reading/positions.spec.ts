import { Positions } from './positions';

const zero = { topic: 't', partition: 0 };
const one = { topic: 't', partition: 1 };
const both = [
  { ...zero, offset: 10n },
  { ...one, offset: 20n },
];
const record = (partition: number, offset: bigint) => ({
  ...zero,
  partition,
  offset,
  key: null,
  value: null,
  headers: {},
  timestampMs: 0,
  logAppendTime: true,
});
const byRecord = (_: unknown, last: bigint): bigint => last + 1n;

describe('what a transaction claims of the partitions it reads', () => {
  it('is from the stored offset to beyond its last record, partitions in order', () => {
    const positions = new Positions([zero, one], both);
    const claims = positions.claims([record(1, 20n), record(0, 10n), record(0, 12n)], byRecord);
    expect(claims).toEqual([
      { ...zero, from: 10n, next: 13n },
      { ...one, from: 20n, next: 21n },
    ]);
    positions.advance(claims);
    expect(positions.all()).toEqual([
      { ...zero, offset: 13n },
      { ...one, offset: 21n },
    ]);
  });

  it('is never made for a partition that is not ours', () => {
    expect(() => new Positions().claims([record(0, 1n)], byRecord)).toThrow('without being assigned');
  });

  it('is from the stored offset also when the log is read again from its start', () => {
    const positions = new Positions([zero], both.slice(0, 1));
    expect(positions.floor(zero)).toBe(10n);
    positions.rewind(zero);
    expect(positions.floor(zero)).toBe(0n);
    const claims = positions.claims([record(0, 2n)], byRecord);
    expect(claims).toEqual([{ ...zero, from: 10n, next: 3n }]);
    positions.advance(claims);
    expect(positions.floor(zero)).toBe(3n);
  });

  it('follows the rows, and names the partitions that have moved', () => {
    const positions = new Positions([zero, one], both);
    expect(
      positions.realign([
        { ...zero, offset: 10n },
        { ...one, offset: 5n },
      ]),
    ).toEqual([{ ...one, offset: 5n }]);
    expect(positions.of(one)).toBe(5n);
  });
});
