import type { Pool } from 'pg';
import { OutboxCursor } from './outbox-cursor';

/** A cursor over a database whose sequence and transactions the test sets. */
function aCursor() {
  const database = { high: 0, oldest: 1, next: 1, looks: 0 };
  const query = async () => {
    database.looks += 1;
    return {
      rows: [{ high: String(database.high), oldest: String(database.oldest), next: String(database.next) }],
    };
  };
  const pool = { query } as unknown as Pool;
  const cursor = new OutboxCursor();
  let now = 10_000;
  /** A second of life: the database is at this, rows up to `last` are read and sent. */
  const second = async (
    state: Partial<typeof database>,
    last: bigint | undefined,
    complete = true,
  ): Promise<bigint> => {
    Object.assign(database, state);
    now += 1_000;
    await cursor.look(pool, now);
    cursor.passed(last, complete);
    return cursor.value;
  };
  return { cursor, second, database };
}

describe('how far the relay need not look back (engine rule 13)', () => {
  it('an id counts once every transaction of its time has ended, however long that takes', async () => {
    const { second } = aCursor();
    await second({}, 100n);
    await second({ high: 100, oldest: 5, next: 9 }, 100n); // transaction 5 runs and may hold an id up to 100
    await second({ high: 200, oldest: 5, next: 20 }, 200n);
    expect(await second({ high: 300, oldest: 5, next: 30 }, 300n)).toBe(0n);
    expect(await second({ high: 400, oldest: 19, next: 40 }, 400n)).toBe(0n);
    expect(await second({ high: 500, oldest: 45, next: 50 }, 500n)).toBe(300n);
  });

  it('it never passes what has not been sent', async () => {
    const { second } = aCursor();
    await second({}, 10n, false);
    await second({ high: 1_000, oldest: 2, next: 2 }, 20n, false);
    await second({ high: 1_000, oldest: 3, next: 3 }, 30n, false);
    expect(await second({ high: 1_000, oldest: 4, next: 4 }, 40n, false)).toBe(40n);
    expect(await second({ high: 1_000, oldest: 5, next: 5 }, 50n, true)).toBe(1_000n);
  });

  it('begins anew when a destination takes records again', async () => {
    const { cursor, second } = aCursor();
    for (let n = 1; n < 6; n += 1)
      await second({ high: n * 10, oldest: n * 10, next: n * 10 }, BigInt(n * 10));
    expect(cursor.value).toBeGreaterThan(0n);
    cursor.restart();
    expect(cursor.value).toBe(0n);
  });

  it('asks nothing while the outbox is empty', async () => {
    const { second, database } = aCursor();
    for (let n = 0; n < 5; n += 1) await second({}, undefined);
    expect(database.looks).toBe(0);
  });
});
