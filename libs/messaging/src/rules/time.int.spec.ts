import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { type LogClient, CLOCK_TOPIC, SimulatedClock } from '@huiying/messaging';
import {
  EnginePlatform,
  Gate,
  type ToyEngine,
  ToyWorld,
  aName,
  accounts,
  acted,
  book,
  entry,
  eventually,
} from '@huiying/testing';
import type { EngineOptions } from '../runtime/engine';
import { DUE_TIMERS } from '../timers/timer-rows';
import { PgCommands } from '../unit/pg-commands';

jest.setTimeout(60_000);

let platform: EnginePlatform;
let world: ToyWorld;
const running: ToyEngine[] = [];

const start = async (toy: ToyEngine): Promise<ToyEngine> => {
  running.push(toy);
  await toy.engine.start();
  return toy;
};
/** A toy whose timers note what they see. */
function ringing(
  fired: string[],
  overrides: Partial<EngineOptions> = {},
  inputs?: readonly string[],
): ToyEngine {
  const toy = platform.engine(overrides);
  const afterReading = inputs ? { afterReading: () => inputs } : {};
  toy.registry.addTimer(
    { name: 'ring', store: accounts, ...afterReading },
    {
      fire: async ({ id, detail }, unit) => {
        const account = await unit.find(accounts, id);
        fired.push(
          `${detail} at ${new Date(unit.now).toISOString().slice(0, 10)} with ${account?.entries.length ?? 0}`,
        );
      },
    },
  );
  return toy;
}
const clockMoved = async (simulatedAt: string, running = false): Promise<void> => {
  const value = Buffer.from(JSON.stringify({ simulatedAt, running }));
  await world.send({ topic: CLOCK_TOPIC, partition: 0, key: null, value, headers: { ce_id: simulatedAt } });
};

beforeAll(async () => {
  platform = await EnginePlatform.start();
  world = new ToyWorld(platform);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((toy) => toy.stop()));
});
afterAll(() => platform.stop());

describe('timers', () => {
  it('those of one instant are read a few at a time, never all that are left of them', async () => {
    await platform.rows(
      `insert into timer (store, aggregate_id, name, due_at)
       select 'nothing', 'n' || n, 'never', '2020-01-01T00:00:00Z' from generate_series(1, 20000) n`,
    );
    const owner = new Client({ connectionString: platform.infrastructure.postgres.urlFor('sla_owner') });
    await owner.connect();
    await owner.query('set search_path = sla');
    await owner.query('analyze timer');
    await owner.query(`prepare due(timestamptz, text, text, text, timestamptz, int) as ${DUE_TIMERS}`);
    const { rows } = await owner.query(
      `explain (format json) execute due('-infinity', '', '', '', now(), 500)`,
    );
    await owner.end();
    const plan = JSON.stringify(rows);
    await platform.rows(`delete from timer where store = 'nothing'`);
    expect(plan).toContain('"Index Name":"timer_due"');
    expect(plan).not.toMatch(/"Node Type":"(Incremental )?Sort"/);
    expect(plan).not.toMatch(/"Node Type":"Seq Scan"[^{}]*"Relation Name":"timer"/);
  });

  it('all that fell due while nobody was there fire in the order of their instants, each once', async () => {
    const account = aName();
    const due = (day: number, name: string): Promise<unknown> =>
      platform.rows(`insert into timer (store, aggregate_id, name, due_at) values ('account', $1, $2, $3)`, [
        account,
        `ring:${name}`,
        `2020-01-0${day}T00:00:00Z`,
      ]);
    await due(3, 'third');
    await due(1, 'first');
    await due(2, 'second');
    const fired: string[] = [];
    await start(ringing(fired));
    await start(platform.engine());
    await eventually('all have fired', async () => (await platform.rows('select 1 from timer')).length === 0);
    expect(fired).toEqual([
      'first at 2020-01-01 with 0',
      'second at 2020-01-02 with 0',
      'third at 2020-01-03 with 0',
    ]);
  });

  it('fires within moments of its instant, also when it was scheduled by another process', async () => {
    const fired: string[] = [];
    await start(ringing(fired));
    await start(platform.engine());
    const account = aName();
    await world.send(entry(account, `at:${new Date(Date.now() + 300).toISOString()}|ring:soon`, 1));
    await eventually('it has fired', async () => fired.length === 1, 6_000);
  });

  it('a service whose own clock is an hour ahead, or was set back, rings when it is due', async () => {
    const fired: string[] = [];
    const account = aName();
    const due = (name: string, inSeconds: number): Promise<unknown> =>
      platform.rows(
        `insert into timer (store, aggregate_id, name, due_at)
         values ('account', $1, $2, now() + make_interval(secs => $3))`,
        [account, `ring:${name}`, inSeconds],
      );
    const machine = Date.now.bind(Date);
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => machine() + 3_600_000);
    try {
      await due('too early', 600);
      await due('now', 0);
      await start(ringing(fired));
      await eventually('it has fired', async () => fired.length === 1, 6_000);
      clock.mockImplementation(() => machine() - 3_600_000);
      await due('later', 0);
      await eventually('it has fired', async () => fired.length === 2, 12_000);
      expect(fired.map((each) => each.replace(/ at .*/, ''))).toEqual(['now', 'later']);
    } finally {
      clock.mockRestore();
      await platform.rows(`delete from timer where aggregate_id = $1`, [account]);
    }
  });

  it('one without a handler in this version is not lost: its case is parked', async () => {
    const account = aName();
    await platform.rows(
      `insert into timer (store, aggregate_id, name, due_at) values ('account', $1, 'of-tomorrow', '2020-01-01T00:00:00Z')`,
      [account],
    );
    await start(platform.engine());
    await world.isBlocked(account, '* parked');
    expect(await platform.rows('select 1 from timer where aggregate_id = $1', [account])).toHaveLength(1);
    await platform.rows('delete from timer where aggregate_id = $1', [account]);
    await platform.rows('delete from blocked where aggregate_id = $1', [account]);
  });
});

describe('what an officer does over REST', () => {
  it.each([-3_600_000, 3_600_000])(
    'bears the instant of the database, which all processes share, when the service’s own clock is %d ms off',
    async (offMs) => {
      const { engine } = await start(platform.engine());
      const commands = new PgCommands(
        () => engine.chunkSetting(),
        () => engine.readClock(),
      );
      const machine = Date.now.bind(Date);
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => machine() + offMs);
      try {
        const request = { principal: 'officer', idempotencyKey: aName(), requestHash: 'h' };
        const answer = await commands.run(request, (unit) =>
          Promise.resolve({ status: 200, body: unit.now }),
        );
        expect(Math.abs((answer.body as number) - machine())).toBeLessThan(60_000);
      } finally {
        clock.mockRestore();
      }
    },
  );
});

describe('rule 19: an overdue rung waits for the inputs up to its instant', () => {
  it('a proof that lies unread in the topic when the timer falls due is read before it fires', async () => {
    const org = aName('org');
    await platform.onboard(org);
    const account = aName();
    const gate = new Gate();
    let claimed = 0;
    const fired: string[] = [];
    const reached: NonNullable<EngineOptions['reached']> = (step) => {
      if (step === 'timer:claimed') claimed += 1;
      return step === 'chunk:decided' ? gate.pass() : undefined;
    };
    await world.send(acted(org, account, 'proof'));
    await platform.rows(
      `insert into timer (store, aggregate_id, name, due_at) values ('account', $1, 'ring:overdue', '2020-01-01T00:00:00Z')`,
      [account],
    );
    await start(ringing(fired, { reached }, [`dept.${org}.actions`]));
    await gate.somebody;
    const before = claimed;
    await eventually('the timer has been looked at again', async () => claimed > before + 3);
    expect(fired).toEqual([]);
    gate.release();
    await eventually('it has fired', async () => fired.length === 1);
    expect(fired).toEqual(['overdue at 2020-01-01 with 1']);
  });

  it('a later timer of the same case does not overtake one that waits; other cases do', async () => {
    const [waiting, free] = [aName(), aName()];
    const insert = (id: string, name: string, waitFor: string | null): Promise<unknown> =>
      platform.rows(`insert into timer values ('account', $1, $2, '2020-01-01T00:00:00Z', $3)`, [
        id,
        name,
        waitFor,
      ]);
    const endless = JSON.stringify([{ topic: 'toy.things', partition: 0, offset: '1000000' }]);
    await insert(waiting, 'ring:1', endless);
    await insert(waiting, 'ring:2', null);
    await insert(free, 'ring:3', null);
    const fired: string[] = [];
    await start(ringing(fired));
    await eventually('the other has fired', async () => fired.length === 1);
    expect(fired[0]).toMatch(/^3 /);
    await platform.rows(`update timer set wait_for = '[]' where aggregate_id = $1 and name = 'ring:1'`, [
      waiting,
    ]);
    await eventually('both have fired', async () => fired.length === 3);
    expect(fired.map((each) => each[0])).toEqual(['3', '1', '2']);
  });

  it('a sender’s transaction marks at the end of a topic are passed too, so nobody waits for them', async () => {
    const org = aName('org');
    await platform.onboard(org);
    const { brokers, username, password } = platform.infrastructure.kafka;
    const kafka = new Kafka({
      brokers: [...brokers],
      sasl: { mechanism: 'scram-sha-512', username, password },
      logLevel: logLevel.NOTHING,
    });
    const producer = kafka.producer({ transactionalId: org, maxInFlightRequests: 1, idempotent: true });
    await producer.connect();
    const transaction = await producer.transaction();
    const account = aName();
    const { topic, partition: _, ...message } = acted(org, account, 'in a transaction');
    await transaction.send({ topic, messages: [{ ...message, headers: { ...message.headers } }] });
    await transaction.commit();
    await producer.disconnect();
    await start(platform.engine());
    await world.hasEntries(account, 'in a transaction');
    const [end] = await platform.admin.endOffsets([topic]);
    await eventually('the mark is passed', async () => {
      const [row] = await platform.rows<{ next_offset: string }>(
        'select next_offset from consumer_offset where topic = $1',
        [topic],
      );
      return row?.next_offset === String(end?.offset) && end?.offset === 2n;
    });
  });
});

describe('rule 21: legal arrival is the broker’s time', () => {
  it('refuses to start when an external topic keeps its senders’ time, and names it', async () => {
    const org = aName('claims');
    await platform.createTopics([`dept.${org}.actions`], 1, { 'message.timestamp.type': 'CreateTime' });
    const toy = platform.engine();
    await expect(toy.engine.start()).rejects.toThrow(
      `dept.${org}.actions: message.timestamp.type is CreateTime; expected LogAppendTime`,
    );
    await toy.stop();
    // where the configuration may not be read, the first record tells
    const admin = async (): ReturnType<LogClient['admin']> => {
      const real = await platform.log.admin();
      return Object.assign(Object.create(real) as typeof real, { topicSetting: async () => new Map() });
    };
    const log: LogClient = {
      consumer: (of) => platform.log.consumer(of),
      producer: () => platform.log.producer(),
      admin,
    };
    const account = aName();
    await world.send(acted(org, account, 'claimed'));
    const fatal = new Promise<Error>((resolve) => void start(platform.engine({ log, onFatal: resolve })));
    expect((await fatal).message).toContain(`dept.${org}.actions carries its senders' time`);
    expect(await world.entriesOf(account)).toEqual([]);
    const { brokers, username, password } = platform.infrastructure.kafka;
    const kafka = new Kafka({
      brokers: [...brokers],
      sasl: { mechanism: 'scram-sha-512', username, password },
      logLevel: logLevel.NOTHING,
    }).admin();
    await kafka.connect();
    await kafka.deleteTopics({ topics: [`dept.${org}.actions`] }).finally(() => kafka.disconnect());
  });
});

describe('rule 22: the simulated clock', () => {
  it('a message has arrived at the instant that held at its append, however late it is read', async () => {
    const arrivals: string[] = [];
    const handler: typeof book = (message, unit) => {
      arrivals.push(`${message.data.text} ${new Date(unit.now).toISOString()}`);
      return book(message, unit);
    };
    const account = aName();
    await clockMoved('2026-10-01T09:00:00+08:00');
    await world.send(entry(account, 'morning', 1));
    await clockMoved('2026-10-12T17:30:00+08:00');
    await world.send(entry(account, 'evening', 2));
    await clockMoved('2026-10-05T12:00:00+08:00');
    await world.send(entry(account, 'set back', 3));
    await start(platform.engine({ clock: new SimulatedClock() }, handler));
    await world.hasEntries(account, 'morning', 'evening', 'set back');
    expect(arrivals).toEqual([
      'morning 2026-10-01T01:00:00.000Z',
      'evening 2026-10-12T09:30:00.000Z',
      'set back 2026-10-05T04:00:00.000Z',
    ]);
  });

  it('timers follow it, stand with it and run with it', async () => {
    const fired: string[] = [];
    await clockMoved('2030-01-01T00:00:00Z');
    await start(ringing(fired, { clock: new SimulatedClock() }));
    const account = aName();
    await world.send(
      entry(account, 'at:2030-02-01T00:00:00Z|ring:february', 1),
      entry(account, 'at:2030-03-01T00:00:01Z|ring:march', 2),
    );
    await world.hasEntries(
      account,
      'at:2030-02-01T00:00:00Z|ring:february',
      'at:2030-03-01T00:00:01Z|ring:march',
    );
    await clockMoved('2030-02-15T00:00:00Z');
    await eventually('february', async () => fired.length === 1);
    await clockMoved('2030-03-01T00:00:00Z', true);
    await eventually('march, a second later', async () => fired.length === 2);
    expect(fired).toEqual(['february at 2030-02-01 with 2', 'march at 2030-03-01 with 2']);
  });

  it('nothing is decided before the clock’s topic has been read to its end, and how far it was read is stored', async () => {
    const clock = new SimulatedClock();
    const seen: string[] = [];
    await start(
      platform.engine({ clock }, (message, unit) => {
        seen.push(new Date(clock.now()).toISOString());
        return book(message, unit);
      }),
    );
    for (const day of ['2031-01-01', '2031-01-02', '2031-01-03']) {
      const account = aName();
      await clockMoved(`${day}T00:00:00Z`);
      await world.send(entry(account, day, 1));
      await world.hasEntries(account, day);
      expect(seen.pop()).toBe(`${day}T00:00:00.000Z`);
    }
    const [end] = await platform.admin.endOffsets([CLOCK_TOPIC]);
    expect(
      await platform.rows(`select next_offset from consumer_offset where topic = $1`, [CLOCK_TOPIC]),
    ).toEqual([{ next_offset: String(end?.offset) }]);
  });
});
