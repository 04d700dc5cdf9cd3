import type { LogClient } from '@huiying/messaging';
import {
  EnginePlatform,
  Gate,
  type ToyEngine,
  ToyWorld,
  aName,
  acted,
  entry,
  eventually,
} from '@huiying/testing';
import { Kafka, logLevel } from 'kafkajs';

jest.setTimeout(60_000);

let platform: EnginePlatform;
let world: ToyWorld;
const running: ToyEngine[] = [];

const run: EnginePlatform['run'] = async (...args) => {
  const toy = await platform.run(...args);
  running.push(toy);
  return toy;
};
const offsetsOf = (topic: string): Promise<{ partition: number; next_offset: string }[]> =>
  platform.rows('select partition, next_offset from consumer_offset where topic = $1 order by 1', [topic]);
const isReadToEnd = (topic: string): Promise<void> =>
  eventually(`${topic} is read to its end`, async () => {
    const ends = await platform.admin.endOffsets([topic]);
    const stored = new Map((await offsetsOf(topic)).map((row) => [row.partition, row.next_offset]));
    return ends.every((end) => (stored.get(end.partition) ?? '0') === String(end.offset));
  });

beforeAll(async () => {
  platform = await EnginePlatform.start();
  world = new ToyWorld(platform);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((toy) => toy.stop()));
});
afterAll(() => platform.stop());

describe('rule 1: fetching never waits for the database', () => {
  it('goes on while a chunk is held, and what was fetched meanwhile is one chunk', async () => {
    const gate = new Gate();
    const toy = await run({ reached: (step) => (step === 'chunk:loaded' ? gate.pass() : undefined) });
    const account = aName();
    await world.send(entry(account, 'first', 1));
    await gate.somebody;
    for (let n = 2; n <= 30; n += 1) await world.send(entry(account, `n${n}`, n));
    await eventually('all are buffered', async () =>
      JSON.stringify(toy.engine.details()).includes('"buffered":30'),
    );
    gate.release();
    await eventually('all are booked', async () => (await world.entriesOf(account)).length === 30);
    expect(await toy.figure('huiying_chunk_records_count')).toBeLessThanOrEqual(3);
  });

  it('a chunk begun before a rebalance neither repeats nor takes back what another process has done since', async () => {
    const gate = new Gate();
    const first = await run({ reached: (step) => (step === 'chunk:decided' ? gate.pass() : undefined) });
    const accounts = Array.from({ length: 8 }, () => aName());
    await world.send(...accounts.map((each) => entry(each, 'one', 1)));
    await gate.somebody;
    const second = await run();
    const booked = async (): Promise<string[]> => {
      const entries = await Promise.all(accounts.map((each) => world.entriesOf(each)));
      return accounts.filter((_, at) => entries[at]?.length);
    };
    await eventually(
      'the second process has a partition and does its records',
      async () => (await booked()).length > 0,
    );
    const [theirs = ''] = await booked();
    await world.send(entry(theirs, 'two', 2));
    await world.hasEntries(theirs, 'one', 'two');
    await second.stop();
    await eventually('the first has all partitions again', async () =>
      JSON.stringify(first.engine.details()).includes('"assigned":6'),
    );
    gate.release();
    for (const each of accounts)
      await world.hasEntries(each, ...(each === theirs ? ['one', 'two'] : ['one']));
    await isReadToEnd('toy.entries');
  });
});

describe('rule 3: subscriptions follow the directory', () => {
  it('a new department’s topic is read within seconds, by one of two replicas, and none is left unread', async () => {
    const toys = [await run(), await run()];
    const org = aName('org');
    await platform.onboard(org);
    const account = aName();
    await world.send(acted(org, account, 'hello'));
    await world.hasEntries(account, 'hello');
    const sum = async (name: string): Promise<number> =>
      (await Promise.all(toys.map((toy) => toy.figure(name)))).reduce((a, b) => a + b);
    await eventually('the figures agree', async () => {
      const directory = await toys[0]?.figure('huiying_directory_topics');
      return directory === 1 && (await sum('huiying_assigned_topics')) === directory;
    });
  });
});

describe('rule 4: offsets survive a wiped broker and a restored database', () => {
  it('under another cluster id everything is read from the start, and de-duplication decides', async () => {
    const account = aName();
    const first = await run();
    await world.send(entry(account, 'before', 1));
    await world.hasEntries(account, 'before');
    await first.stop();
    await platform.rows(`update consumer_offset set cluster_id = 'the former', next_offset = 1000000`);
    await world.send(entry(account, 'after', 2));
    await run();
    await world.hasEntries(account, 'before', 'after');
    await isReadToEnd('toy.entries');
  });

  it('what waits for the ends of a former cluster waits for those of today', async () => {
    const account = aName();
    const waits = JSON.stringify([{ topic: 'toy.things', partition: 0, offset: '1000000' }]);
    await platform.rows(
      `insert into blocked values ($1, 'toy.entries', 'waiting', $2, 'waits for toy.things')`,
      [account, waits],
    );
    await platform.rows(`update consumer_offset set cluster_id = 'the former'`);
    await run();
    await world.isBlocked(account);
  });

  it('a database restored under an idle reader reads again what it has forgotten', async () => {
    await run();
    const account = aName();
    await world.send(entry(account, 'kept', 1));
    await world.hasEntries(account, 'kept');
    await isReadToEnd('toy.entries');
    const backup = await platform.rows<{ topic: string; partition: number; next_offset: string }>(
      'select * from consumer_offset',
    );
    const [row] = await platform.rows<{ seen: object; doc: object }>(
      'select seen, doc from account where id = $1',
      [account],
    );
    await world.send(entry(account, 'forgotten', 2));
    await world.hasEntries(account, 'kept', 'forgotten');
    for (const { topic, partition, next_offset } of backup) {
      await platform.rows('update consumer_offset set next_offset = $3 where topic = $1 and partition = $2', [
        topic,
        partition,
        next_offset,
      ]);
    }
    await platform.rows('update account set seen = $2, doc = $3, version = 1 where id = $1', [
      account,
      row?.seen,
      row?.doc,
    ]);
    expect(await world.entriesOf(account)).toEqual(['kept']);
    await world.hasEntries(account, 'kept', 'forgotten');
  });

  it('a log that starts beyond the stored offset is a loss, told by an alarm, and reading goes on', async () => {
    const org = aName('org');
    await platform.onboard(org);
    const topic = `dept.${org}.actions`;
    const account = aName();
    await world.send(
      acted(org, account, 'lost'),
      acted(org, account, 'lost too'),
      acted(org, account, 'there'),
    );
    const { brokers, username, password } = platform.infrastructure.kafka;
    const sasl = { mechanism: 'scram-sha-512' as const, username, password };
    const admin = new Kafka({ brokers: [...brokers], sasl, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.fetchTopicMetadata({ topics: [topic] }); // it knows no leader otherwise
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '2' }] });
    await admin.disconnect();
    const toy = await run();
    await world.hasEntries(account, 'there');
    expect(await toy.figure(`huiying_lost_records_total{topic="${topic}"}`)).toBe(2);
  });

  it('a log that ends before the stored offset is read again from its start: nothing new is skipped', async () => {
    const org = aName('org');
    await platform.onboard(org);
    await platform.rows(`insert into consumer_offset values ($1, 0, $2, 50)`, [
      `dept.${org}.actions`,
      await platform.admin.clusterId(),
    ]);
    const account = aName();
    await world.send(acted(org, account, 'one'), acted(org, account, 'two'));
    await run();
    await world.hasEntries(account, 'one', 'two');
    await isReadToEnd(`dept.${org}.actions`);
  });

  it('a broker that has become another cluster ends the process: its supervisor starts it anew', async () => {
    let wiped = false;
    const admin = async (): ReturnType<LogClient['admin']> => {
      const real = await platform.log.admin();
      return Object.assign(Object.create(real) as typeof real, {
        clusterId: async () => (wiped ? 'another' : await real.clusterId()),
      });
    };
    const log: LogClient = {
      consumer: (of) => platform.log.consumer(of),
      producer: () => platform.log.producer(),
      admin,
    };
    const fatal = new Promise<Error>(
      (resolve) =>
        void run({ log, onFatal: resolve })
          .then(() => (wiped = true))
          .then(() => run()),
    );
    expect((await fatal).message).toMatch(/another cluster/);
  });
});
