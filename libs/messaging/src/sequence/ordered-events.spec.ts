import fc from 'fast-check';
import { contentHash } from './content-hash';
import { arrive, nothingHeard, waitsFor, type EventOrder } from './ordered-events';

const event = (seq: number, hash = `h${seq}`) => ({ seq, messageId: `m${seq}`, hash });

function after(...seqs: number[]): EventOrder {
  return seqs.reduce((order, seq) => {
    const arrival = arrive(order, event(seq));
    return 'order' in arrival ? arrival.order : order;
  }, nothingHeard);
}

describe('events numbered by their sender', () => {
  it('takes number 1 first', () => {
    expect(arrive(nothingHeard, event(1))).toMatchObject({ kind: 'next', released: [], order: { next: 2 } });
  });

  it('lets a number wait for the lowest one missing', () => {
    expect(arrive(after(1, 5), event(4))).toMatchObject({ kind: 'early', missingSeq: 2 });
  });

  it('releases what waited, in order, when the gap is filled', () => {
    expect(arrive(after(1, 4, 3, 7), event(2))).toMatchObject({
      kind: 'next',
      released: [3, 4],
      stillMissing: 5,
      order: { next: 5 },
    });
  });

  it('answers the same number and content again with the receipts of its first delivery', () => {
    expect(arrive(after(1), { ...event(1), messageId: 'later' })).toEqual({ kind: 'replay', causes: ['m1'] });
  });

  it('remembers who released an event, because the receipts of its taking were caused by that one', () => {
    expect(arrive(after(2, 1), event(2))).toEqual({ kind: 'replay', causes: ['m2', 'm1'] });
  });

  it('refuses a number used again for something else, taken or still waiting', () => {
    expect(arrive(after(1, 3), event(1, 'other')).kind).toBe('reused');
    expect(arrive(after(1, 3), event(3, 'other')).kind).toBe('reused');
  });

  it('knows whether anything still waits for a number', () => {
    expect(waitsFor(after(1, 3), 2)).toBe(true);
    expect(waitsFor(after(1, 3, 2), 2)).toBe(false);
    expect(waitsFor(after(1), 2)).toBe(false);
  });

  it('takes every event exactly once and in order, however they arrive and however often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.infiniteStream(fc.nat()), (count, numbers) => {
        const taken: number[] = [];
        let order = nothingHeard;
        const complete = Array.from({ length: count }, (_, i) => i + 1);
        const noise = [...numbers.take(30)].map((n) => (n % count) + 1);
        for (const seq of [...noise, ...complete]) {
          const arrival = arrive(order, event(seq));
          if (arrival.kind === 'next') taken.push(seq, ...arrival.released);
          if ('order' in arrival) order = arrival.order;
        }
        expect(taken).toEqual(complete);
        expect(order.next).toBe(count + 1);
      }),
    );
  });
});

describe('content of a message', () => {
  it('is the same whatever the order of its members', () => {
    expect(contentHash('t', { a: 1, b: { c: [1, 2], d: null } })).toBe(
      contentHash('t', { b: { d: null, c: [1, 2] }, a: 1 }),
    );
  });

  it('differs by type, value, order of a list and absence', () => {
    const hashes = [
      contentHash('t', { a: [1, 2] }),
      contentHash('u', { a: [1, 2] }),
      contentHash('t', { a: [2, 1] }),
      contentHash('t', { a: [1, 2], b: null }),
      contentHash('t', {}),
      contentHash('t', []),
    ];
    expect(new Set(hashes).size).toBe(6);
  });
});
