import type { SentRow } from './outbox-rows';
import { Settlement } from './settlement';

const row = (id: string): SentRow => ({ id }) as SentRow;

/** A settlement whose writes end when the test says so. */
function aSettlement() {
  const begun: { ids: string[]; end: () => void; fail: (error: Error) => void }[] = [];
  const settlement = new Settlement(
    (sent) =>
      new Promise((end, fail) => {
        begun.push({ ids: sent.map(({ id }) => id), end, fail });
      }),
  );
  return { settlement, begun };
}

describe('what was sent and has not left the outbox', () => {
  it('is left out by the pass that reads meanwhile, also when it leaves between the reading and the answer', async () => {
    const { settlement, begun } = aSettlement();
    await settlement.begin([row('1'), row('2')]);
    const whileReading = settlement.ids;
    begun[0]?.end();
    await settlement.done();
    expect([...whileReading]).toEqual(['1', '2']);
    expect(settlement.ids.size).toBe(0);
  });

  it('leaves before what was sent after it', async () => {
    const { settlement, begun } = aSettlement();
    await settlement.begin([row('1')]);
    const second = settlement.begin([row('2')]);
    expect(begun.map(({ ids }) => ids)).toEqual([['1']]);
    begun[0]?.end();
    await second;
    expect(begun.map(({ ids }) => ids)).toEqual([['1'], ['2']]);
  });

  it('is sent again when it could not leave, and so is what was sent after it', async () => {
    const { settlement, begun } = aSettlement();
    await settlement.begin([row('1')]);
    const second = settlement.begin([row('2')]);
    begun[0]?.fail(new Error('the database is away'));
    await expect(second).rejects.toThrow('the database is away');
    expect(settlement.ids.size).toBe(0);
    expect(begun).toHaveLength(1);
  });

  it('tells a failure once', async () => {
    const { settlement, begun } = aSettlement();
    await settlement.begin([row('1')]);
    begun[0]?.fail(new Error('the database is away'));
    await expect(settlement.done()).rejects.toThrow();
    expect(() => settlement.assertWell()).not.toThrow();
  });
});
