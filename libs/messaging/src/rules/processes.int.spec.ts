import { setTimeout as sleep } from 'node:timers/promises';
import {
  EnginePlatform,
  ToyChild,
  type ToyEngine,
  ToyWorld,
  aName,
  entry,
  eventually,
} from '@huiying/testing';

jest.setTimeout(90_000);

let platform: EnginePlatform;
let world: ToyWorld;
const children: ToyChild[] = [];
const running: ToyEngine[] = [];

const child = (instance: string, crashAt = ''): ToyChild => {
  const spawned = ToyChild.spawn(platform, { instance, crashAt });
  children.push(spawned);
  return spawned;
};
const run = async (): Promise<ToyEngine> => {
  const toy = await platform.run();
  running.push(toy);
  return toy;
};
const isAcknowledged = (account: string, events: number, withinMs?: number): Promise<void> =>
  eventually(
    `${account}'s events are acknowledged`,
    async () => (await world.published(account)).length === events,
    withinMs,
  );
const isWorking = async (): Promise<void> => {
  const account = aName();
  await world.send(entry(account, 'again', 1));
  await world.hasEntries(account, 'again');
  await isAcknowledged(account, 1);
};

beforeAll(async () => {
  platform = await EnginePlatform.start();
  world = new ToyWorld(platform);
});
afterEach(async () => {
  await Promise.all([
    ...children.splice(0).map((each) => each.kill()),
    ...running.splice(0).map((toy) => toy.stop()),
  ]);
});
afterAll(() => platform.stop());

describe('a process that is killed', () => {
  it('at whatever step leaves nothing half done: the next one does the rest, and each effect is there once', async () => {
    const steps = [
      'chunk:loaded',
      'chunk:decided',
      'chunk:committed',
      'relay:read',
      'relay:sent',
      'relay:deleted',
      'timer:claimed#2',
      'timer:decided',
    ];
    const accounts: string[] = [];
    for (const step of steps) {
      const account = aName();
      accounts.push(account);
      await world.send(
        entry(account, 'one', 1),
        entry(account, 'at:2020-01-01T00:00:00Z|ring', 2),
        entry(account, 'three', 3),
      );
      expect(await child('dying', step).ended).toMatchObject({ signal: 'SIGKILL' });
    }
    await child('dying').ready();
    const booked = (await Promise.all(accounts.map((each) => isAcknowledged(each, 3)))).length;
    expect(booked).toBe(steps.length);
    const sent = await world.topic('toy.booked');
    for (const account of accounts) {
      await eventually('the timer has fired', async () => (await world.entriesOf(account)).includes('rang'));
      const entries = await world.entriesOf(account);
      expect(entries.filter((each) => each !== 'rang')).toEqual([
        'one',
        'at:2020-01-01T00:00:00Z|ring',
        'three',
      ]);
      expect(entries).toHaveLength(4);
      const own = sent.filter(({ headers }) => headers['ce_subject'] === account);
      expect([...new Set(own.map(({ headers }) => headers['ce_sequence']))]).toEqual(['1', '2', '3']);
    }
  });

  it('rule 2: takes its place in the group and its leases back at once, not after their time', async () => {
    const first = child('the same');
    await first.ready();
    await isWorking();
    await first.kill();
    const second = child('the same');
    expect(await second.ready()).toBeLessThan(4_000);
    const account = aName();
    await world.send(entry(account, 'one', 1));
    await isAcknowledged(account, 1, 3_000);
  });
});

describe('rule 10: a process that is stopped', () => {
  it('does not hold the service: another one takes its partitions and leases; continued, it doubles nothing', async () => {
    const stopped = child('stopped');
    await stopped.ready();
    await isWorking();
    stopped.signal('SIGSTOP');
    await run();
    const accounts = Array.from({ length: 10 }, () => aName());
    await world.send(...accounts.map((each) => entry(each, 'one', 1)));
    for (const account of accounts) await isAcknowledged(account, 1);
    stopped.signal('SIGCONT');
    await world.send(...accounts.map((each) => entry(each, 'two', 2)));
    for (const account of accounts) {
      await world.hasEntries(account, 'one', 'two');
      await isAcknowledged(account, 2);
    }
  });
});

describe('SIGTERM', () => {
  it('ends the process within ten seconds with its work in flight: nothing is lost, its outbox is sent', async () => {
    const ending = child('ending');
    await ending.ready();
    const accounts = Array.from({ length: 400 }, () => aName());
    await world.send(...accounts.flatMap((each) => [1, 2, 3].map((n) => entry(each, `n${n}`, n))));
    await eventually('it is at work', async () => (await world.entriesOf(accounts[0] ?? '')).length > 0);
    const from = Date.now();
    ending.signal('SIGTERM');
    expect(await ending.ended).toEqual({ code: 0, signal: null });
    expect(Date.now() - from).toBeLessThan(10_000);
    expect(await platform.rows('select 1 from outbox limit 1')).toEqual([]);
    await run();
    for (const account of accounts) await world.hasEntries(account, 'n1', 'n2', 'n3');
  });

  it('ends it also while the database is away', async () => {
    const ending = child('ending without database');
    await ending.ready();
    await platform.infrastructure.database?.kill9();
    await world.send(entry(aName(), 'one', 1));
    const from = Date.now();
    ending.signal('SIGTERM');
    expect(await ending.ended).toEqual({ code: 0, signal: null });
    expect(Date.now() - from).toBeLessThan(10_000);
    await platform.infrastructure.database?.restart();
  });
});

describe('what it stands on goes away and comes back', () => {
  it('the database: not ready meanwhile, then it goes on by itself and loses nothing', async () => {
    const toy = await run();
    await isWorking();
    await platform.infrastructure.database?.kill9();
    const account = aName();
    await world.send(entry(account, 'while it is away', 1));
    await eventually('it is not ready', async () => !toy.engine.isReady());
    await platform.infrastructure.database?.restart();
    await world.hasEntries(account, 'while it is away');
    await eventually('it is ready', async () => toy.engine.isReady());
    await isWorking();
  });

  it('the broker: what was decided meanwhile is sent when it is back', async () => {
    const toy = await run();
    await isWorking();
    await platform.infrastructure.broker?.kill9();
    const account = aName();
    await platform.rows(
      `insert into outbox (phase, topic, key, subject, headers, value, retained) values (1, 'toy.booked', $1, $1, $2, '{}', true)`,
      [account, JSON.stringify({ ce_id: account, ce_subject: account })],
    );
    await eventually('it is not ready', async () => !toy.engine.isReady());
    await platform.infrastructure.broker?.restart();
    await isAcknowledged(account, 1);
    await isWorking();
    await eventually('it is ready', async () => toy.engine.isReady());
  });
});

describe('rule 5: idle is quiet', () => {
  /** Transactions of the whole server so far; counted, because processor time depends on who else is at work. */
  const transactions = async (): Promise<number> => {
    const [row] = await platform.rows<{ n: string }>(
      'select sum(xact_commit + xact_rollback) as n from pg_stat_database where datname = current_database()',
    );
    return Number(row?.n);
  };

  it('a service without work asks the database less than fifteen times a second', async () => {
    const idle = child('idle');
    await idle.ready();
    await isWorking();
    await sleep(2_000); // what the last work asked is counted by then
    const before = await transactions();
    await sleep(8_000);
    expect((await transactions()) - before).toBeLessThan(120); // 58 measured: leases kept, due timers asked for
  });
});
