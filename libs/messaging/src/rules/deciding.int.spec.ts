import { randomUUID } from 'node:crypto';
import { ref } from '@huiying/messaging';
import {
  EnginePlatform,
  Gate,
  type ToyEngine,
  ToyWorld,
  aName,
  accounts,
  entry,
  eventually,
  sent,
} from '@huiying/testing';
import { Client } from 'pg';
import { PgCommands } from '../unit/pg-commands';

jest.setTimeout(60_000);

let platform: EnginePlatform;
let world: ToyWorld;
const running: ToyEngine[] = [];

const run: EnginePlatform['run'] = async (...args) => {
  const toy = await platform.run(...args);
  running.push(toy);
  return toy;
};
const commandsOf = ({ engine }: ToyEngine): PgCommands =>
  new PgCommands(
    () => engine.chunkSetting(),
    () => engine.readClock(),
  );
const totalOf = async (account: string): Promise<number> =>
  (await platform.rows<{ total: number }>('select total from account where id = $1', [account]))[0]?.total ??
  0;

beforeAll(async () => {
  platform = await EnginePlatform.start();
  world = new ToyWorld(platform);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((toy) => toy.stop()));
});
afterAll(() => platform.stop());

describe('rule 8: once, for ever, per subject of the message', () => {
  it('takes effect once however often it is delivered, and publishes once', async () => {
    await run();
    const account = aName();
    const first = entry(account, 'one', 1);
    await world.send(first, first, entry(account, 'two', 2), first, entry(account, 'two', 2));
    await world.hasEntries(account, 'one', 'two');
    await world.send(entry(account, 'three', 3));
    await world.hasEntries(account, 'one', 'two', 'three');
    await eventually('three events acknowledged', async () => (await world.published(account)).length === 3);
    expect((await world.published(account)).map((row) => row.seq)).toEqual(['1', '2', '3']);
  });

  it('infers nothing from gaps, and counts each source by itself', async () => {
    await run();
    const account = aName();
    await world.send(
      entry(account, 'five', 5),
      entry(account, 'nine', 9),
      entry(account, 'other', 1, '/toy/other'),
    );
    await world.hasEntries(account, 'five', 'nine', 'other');
    await world.send(entry(account, 'late', 7), entry(account, 'last', 10));
    await world.hasEntries(account, 'five', 'nine', 'other', 'last');
  });

  it('remembers a sender without our sequence by the id of the message, whatever the order of its members', async () => {
    await run();
    const account = aName();
    const once = sent(account, 'one', 'the-id');
    const again = {
      ...once,
      value: Buffer.from(JSON.stringify({ amount: 1, text: 'one', accountId: account })),
    };
    await world.send(once, again, once, sent(account, 'two'));
    await world.hasEntries(account, 'one', 'two');
    expect(
      await platform.rows(
        `select message_id from foreign_message where aggregate_id = $1 and message_id = 'the-id'`,
        [account],
      ),
    ).toHaveLength(1);
  });

  it('refuses an id used before with other content as MESSAGE.ID_REUSED, and answers', async () => {
    const answered: unknown[] = [];
    const toy = platform.engine();
    toy.registry.addRejection('province.toy', {
      reject: async ({ reasonCode, readable }) => void answered.push([reasonCode, readable['id']]),
    });
    running.push(toy);
    await toy.engine.start();
    const account = aName();
    const id = randomUUID();
    await world.send(sent(account, 'one', id), sent(account, 'other', id), sent(account, 'after'));
    await world.hasEntries(account, 'one', 'after');
    expect(answered).toEqual([['MESSAGE.ID_REUSED', id]]);
    expect((await world.letters('province.toy')).map((letter) => letter.reason_code)).toEqual([
      'MESSAGE.ID_REUSED',
    ]);
  });
});

describe('rule 7: what two of them write is a row that both write', () => {
  it('a meeting place is counted right although two processes and two partitions write it at once', async () => {
    await run();
    await run();
    const place = aName('place');
    const visitors = Array.from({ length: 60 }, () => aName());
    for (let at = 0; at < visitors.length; at += 10) {
      await world.send(...visitors.slice(at, at + 10).map((each) => entry(each, `touch:${place}`, 1)));
    }
    await eventually('all have come', async () => (await totalOf(place)) >= visitors.length);
    expect(await totalOf(place)).toBe(visitors.length);
  });
});

describe('rules 6 and 9: one statement that writes all, in one order', () => {
  it('messages and commands that cross each other on the same rows end without a deadlock and count right', async () => {
    const toy = await run();
    await run();
    const [left, right] = [aName(), aName()];
    const before = await platform.rows<{ deadlocks: string }>(
      `select deadlocks from pg_stat_database where datname = current_database()`,
    );
    const rounds = [1, 2, 3, 4, 5];
    const messages = rounds.flatMap((n) => [
      entry(left, `touch:${right}`, n),
      entry(right, `touch:${left}`, n),
    ]);
    const commands = rounds.map((n) =>
      commandsOf(toy).run(
        { principal: 'officer', idempotencyKey: `${left}-${n}`, requestHash: 'h' },
        async (unit) => {
          for (const id of n % 2 ? [left, right] : [right, left]) {
            const account = (await unit.find(accounts, id)) ?? { id, total: 0, entries: [] };
            unit.save(accounts, id, { ...account, total: account.total + 1 });
          }
          return { status: 200, body: n };
        },
      ),
    );
    await Promise.all([world.send(...messages), ...commands]);
    await eventually('all is booked', async () => (await totalOf(left)) + (await totalOf(right)) >= 30);
    expect(await Promise.all([totalOf(left), totalOf(right)])).toEqual([15, 15]);
    const after = await platform.rows<{ deadlocks: string }>(
      `select deadlocks from pg_stat_database where datname = current_database()`,
    );
    expect(after).toEqual(before);
  });

  it('a chunk of hundreds of records asks the database twice', async () => {
    const gate = new Gate();
    const toy = await run({ reached: (step) => (step === 'chunk:loaded' ? gate.pass() : undefined) });
    await world.send(entry(aName(), 'holds the door', 1));
    await gate.somebody;
    const many = Array.from({ length: 300 }, () => aName());
    await world.send(...many.map((each) => entry(each, 'one', 1)));
    await eventually('all are fetched', async () =>
      JSON.stringify(toy.engine.details()).includes('"buffered":301'),
    );
    const query = jest.spyOn(Client.prototype, 'query');
    gate.release();
    for (const each of many) await world.hasEntries(each, 'one');
    const names = query.mock.calls.map(([of]) => (of as unknown as { name?: string }).name);
    query.mockRestore();
    const asked = names.filter((name) => name === 'load' || name === 'commit');
    expect(asked.slice(0, 3)).toEqual(['commit', 'load', 'commit']);
  });

  it('a partition whose offset row has moved drops its own records only', async () => {
    const gate = new Gate();
    const moved: string[] = [];
    const logger = {
      info: () => undefined,
      error: () => undefined,
      warn: (text: string, fields?: object) => void moved.push(`${text} ${JSON.stringify(fields)}`),
    };
    const toy = await run({ logger, reached: (step) => (step === 'chunk:loaded' ? gate.pass() : undefined) });
    const them = Array.from({ length: 20 }, () => aName());
    await world.send(...them.map((each) => entry(each, 'one', 1)));
    await gate.somebody;
    await eventually('all are fetched', async () =>
      JSON.stringify(toy.engine.details()).includes('"buffered":20'),
    );
    const [row] = await platform.rows<{ next_offset: string }>(
      `update consumer_offset set next_offset = next_offset + 1 where topic = 'toy.entries' and partition = 0 returning next_offset`,
    );
    gate.release();
    await eventually(
      'the others are booked',
      async () =>
        (await Promise.all(them.map((each) => world.entriesOf(each)))).filter((each) => each.length > 0)
          .length >= 19,
    );
    expect(moved).toEqual([
      `a stored offset moved under the reader {"topic":"toy.entries","partition":0,"offset":"${row?.next_offset}"}`,
    ]);
  });

  it('leaves no half of a chunk: what was not committed is done again as a whole', async () => {
    const account = aName();
    const reached = new Gate();
    let dying = true;
    await run({
      reached: (step) => {
        if (step !== 'chunk:decided' || !dying) return;
        void reached.pass();
        throw Object.assign(new Error('the process dies here'), { code: 'ECONNRESET' });
      },
    });
    await world.send(entry(account, 'one', 1), entry(account, 'two', 2));
    await reached.somebody;
    expect(await world.entriesOf(account)).toEqual([]);
    dying = false;
    await world.hasEntries(account, 'one', 'two');
  });
});

describe('rule 10: a process that is stopped', () => {
  it('cannot keep a lock: its statements and idle transactions are ended by the database', async () => {
    const toy = await run();
    for (const pool of [
      toy.engine.database.messages,
      toy.engine.database.relay,
      toy.engine.database.timers,
      toy.engine.database.http,
    ]) {
      const { rows } = await pool.query<{ idle: string; lock: string }>(
        `select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('lock_timeout') as lock`,
      );
      expect(rows).toEqual([{ idle: '5s', lock: '3s' }]);
    }
  });
});

describe('rule 20: a command', () => {
  const command = (
    idempotencyKey: string,
    account: string,
    version: number | 'any' | 'none',
    requestHash = 'h',
  ) => ({
    principal: 'officer',
    idempotencyKey,
    requestHash,
    target: { ref: ref(accounts, account), version },
  });
  const adding = (account: string) => async (unit: Parameters<Parameters<PgCommands['run']>[1]>[0]) => {
    const found = (await unit.find(accounts, account)) ?? { id: account, total: 0, entries: [] };
    unit.save(accounts, account, { ...found, total: found.total + 1 });
    return { status: 201, body: { total: found.total + 1 } };
  };

  it('checks the key, then existence, then the version, then decides; its answer is given again to the same key', async () => {
    const commands = commandsOf(await run());
    const account = aName();
    await expect(commands.run(command('k1', account, 1), adding(account))).rejects.toMatchObject({
      refusal: { kind: 'not-yet-known' },
    });
    const created = await commands.run(command('k1', account, 'none'), adding(account));
    expect(created).toEqual({ status: 201, body: { total: 1 } });
    expect(await commands.run(command('k1', account, 'none'), adding(account))).toEqual(created);
    await expect(
      commands.run(command('k1', account, 'any', 'another'), adding(account)),
    ).rejects.toMatchObject({ refusal: { kind: 'idempotency-key-reused' } });
    await expect(commands.run(command('k2', account, 'none'), adding(account))).rejects.toMatchObject({
      refusal: { kind: 'exists', version: 1 },
    });
    await expect(commands.run(command('k2', account, 7), adding(account))).rejects.toMatchObject({
      refusal: { kind: 'stale', version: 1 },
    });
    expect(await totalOf(account)).toBe(1);
  });

  it('sent twice at once with the same key takes effect once, and both get the same answer', async () => {
    const commands = commandsOf(await run());
    const account = aName();
    const both = await Promise.all(
      [1, 2].map(() => commands.run(command(account, account, 'none'), adding(account))),
    );
    expect(both).toEqual([both[0], both[0]]);
    expect(await totalOf(account)).toBe(1);
  });

  it('shares a transaction with those that come at once; one that is refused or fails takes nothing from the others', async () => {
    const commands = commandsOf(await run());
    const them = Array.from({ length: 20 }, () => aName());
    const before = await platform.rows<{ n: string }>(
      'select count(distinct xmin::text) as n from idempotency',
    );
    const [stale, defect, ...others] = await Promise.allSettled([
      commands.run(command(aName(), them[0] ?? '', 7), adding(them[0] ?? '')),
      commands.run(command(aName(), them[1] ?? '', 'none'), () => Promise.reject(new Error('a defect'))),
      ...them.slice(2).map((each) => commands.run(command(aName(), each, 'none'), adding(each))),
    ]);
    expect(stale).toMatchObject({ status: 'rejected', reason: { refusal: { kind: 'not-yet-known' } } });
    expect(defect).toMatchObject({ status: 'rejected', reason: { message: 'a defect' } });
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 'fulfilled'));
    expect(await Promise.all(them.slice(2).map(totalOf))).toEqual(others.map(() => 1));
    const after = await platform.rows<{ n: string }>(
      'select count(distinct xmin::text) as n from idempotency',
    );
    expect(Number(after[0]?.n) - Number(before[0]?.n)).toBeLessThanOrEqual(2);
  });

  it('leaves neither name nor key of who gave it in what it publishes', async () => {
    const commands = commandsOf(await run());
    const account = aName();
    await commands.run(
      { principal: '李雷', idempotencyKey: '13812345678', requestHash: 'h' },
      async (unit) => {
        const { EntryBooked } = await import('@huiying/testing');
        await unit.find(accounts, account);
        unit.save(accounts, account, { id: account, total: 1, entries: [] });
        unit.publish([
          {
            contract: EntryBooked,
            subject: account,
            jurisdiction: '360783',
            data: { accountId: account, text: '', total: 1 },
          },
        ]);
        return { status: 200, body: null };
      },
    );
    await eventually('it is sent', async () => (await world.published(account)).length === 1);
    expect(JSON.stringify(await world.published(account))).not.toMatch(/李雷|13812345678/);
  });
});
