import { Kafka, logLevel } from 'kafkajs';
import {
  EnginePlatform,
  Gate,
  type ToyEngine,
  ToyWorld,
  aName,
  entry,
  eventually,
  sent,
} from '@huiying/testing';

jest.setTimeout(60_000);

let platform: EnginePlatform;
let world: ToyWorld;
const running: ToyEngine[] = [];

const run: EnginePlatform['run'] = async (...args) => {
  const toy = await platform.run(...args);
  running.push(toy);
  return toy;
};
const textsOf = async (topic: string, account?: string): Promise<string[]> =>
  (await world.topic(topic))
    .filter(({ headers }) => account === undefined || headers['ce_subject'] === account)
    .map(({ value }) => (JSON.parse(String(value)) as { text: string }).text);
const outbox = (
  phase: number,
  topic: string,
  subject: string,
  key: string | null = subject,
): Promise<unknown> =>
  platform.rows(
    `insert into outbox (phase, topic, key, subject, headers, value, retained) values ($1, $2, $3, $4, $5, '{"text":"by hand"}', false)`,
    [phase, topic, key, subject, JSON.stringify({ ce_id: subject, ce_subject: subject })],
  );

beforeAll(async () => {
  platform = await EnginePlatform.start();
  world = new ToyWorld(platform);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((toy) => toy.stop()));
});
afterAll(() => platform.stop());

describe('the relay', () => {
  it('sends again what it sent without having forgotten it; the sequence tells receivers', async () => {
    const account = aName();
    let failures = 1;
    await run({
      reached: (step) => {
        if (step === 'relay:sent' && failures-- > 0)
          throw Object.assign(new Error('dies after the send'), { code: 'ECONNRESET' });
      },
    });
    await world.send(entry(account, 'one', 1));
    await eventually('it is acknowledged', async () => (await world.published(account)).length === 1);
    const sequences = (await world.topic('toy.booked'))
      .filter(({ headers }) => headers['ce_subject'] === account)
      .map(({ headers }) => headers['ce_sequence']);
    expect(sequences).toEqual(['1', '1']);
  });

  it('sends what comes next while what it sent before has not left the outbox yet', async () => {
    const [first, next] = [aName(), aName()];
    const settling = new Gate();
    await run({ reached: (step) => (step === 'relay:deleted' ? settling.pass() : undefined) });
    try {
      await world.send(entry(first, 'one', 1));
      await settling.somebody;
      await world.send(entry(next, 'two', 1));
      await eventually('the next is sent', async () => (await textsOf('toy.booked', next)).length === 1);
    } finally {
      settling.release();
    }
    await world.outboxIsEmpty();
    expect(await textsOf('toy.booked', first)).toHaveLength(1);
    expect(await textsOf('toy.booked', next)).toHaveLength(1);
  });

  it('what cannot leave the outbox is sent again until it does, and nothing behind it is lost', async () => {
    const [held, next] = [aName(), aName()];
    const locker = await platform.pool.connect();
    let isLocked = false;
    await run({
      reached: async (step) => {
        if (step !== 'relay:sent' || isLocked) return;
        isLocked = true;
        await locker.query(
          'set idle_in_transaction_session_timeout = 0; begin; select from outbox for update',
        );
      },
    });
    try {
      await world.send(entry(held, 'one', 1));
      await eventually('it is sent', async () => (await textsOf('toy.booked', held)).length > 0);
      await world.send(entry(next, 'two', 1));
      await eventually('it is sent again', async () => (await textsOf('toy.booked', held)).length > 1);
    } finally {
      await locker.query('rollback; reset idle_in_transaction_session_timeout');
      locker.release();
    }
    await world.outboxIsEmpty();
    expect(await textsOf('toy.booked', next)).not.toHaveLength(0);
  });
});

describe('rule 12: one bad destination does not stop the others', () => {
  it('an unknown one among many is set aside with an alarm; once it is there it gets all, in order', async () => {
    const toy = await run();
    const [gone, tax] = [aName('gone'), aName('tax')];
    await platform.onboard(tax);
    const account = aName();
    await world.send(entry(account, `tell:${gone},${tax}`, 1), entry(account, `tell:${tax},${gone}`, 2));
    await eventually(
      'the others have theirs',
      async () => (await textsOf(`dept.${tax}.orders`)).length === 2,
    );
    expect(await toy.figure('huiying_suspended_destinations')).toBe(1);
    expect(toy.engine.isReady()).toBe(true);
    await platform.onboard(gone);
    await world.outboxIsEmpty();
    expect(await textsOf(`dept.${gone}.orders`)).toEqual([`tell:${gone},${tax}`, `tell:${tax},${gone}`]);
  });

  it('a record that no destination takes is set aside although the broker does not name it', async () => {
    await platform.createTopics(['toy.compacted'], 1, { 'cleanup.policy': 'compact' });
    const account = aName();
    await outbox(1, 'toy.compacted', account, null);
    await run();
    await world.send(entry(account, 'goes on', 1));
    await eventually('the others are sent', async () => (await world.published(account)).length === 1);
    await platform.rows(`delete from outbox where topic = 'toy.compacted'`);
  });

  it('a record that is too large for its topic is a dead letter; handed back when the limit is raised, it goes out', async () => {
    const org = aName('small');
    const topic = `dept.${org}.orders`;
    await platform.createTopics([topic], 1, {
      'message.timestamp.type': 'LogAppendTime',
      'max.message.bytes': '2000',
    });
    await run();
    const account = aName();
    const long = `tell:${org}`.padEnd(20, ',').replace(/,+$/, '');
    await platform.rows(
      `insert into outbox (phase, topic, key, subject, headers, value, retained) values (2, $1, $2, $2, $3, $4, false)`,
      [
        topic,
        account,
        JSON.stringify({ ce_id: 'large', ce_subject: account }),
        JSON.stringify({ text: 'x'.repeat(9_000) }),
      ],
    );
    await world.send(entry(account, long, 1));
    await eventually('the others go on', async () => (await textsOf(topic)).length === 1);
    const [letter] = await world.letters(topic);
    expect(letter).toMatchObject({ reason_code: 'MESSAGE.TOO_LARGE', state: 'open' });
    const { brokers, username, password } = platform.infrastructure.kafka;
    const admin = new Kafka({
      brokers: [...brokers],
      sasl: { mechanism: 'scram-sha-512', username, password },
      logLevel: logLevel.NOTHING,
    }).admin();
    await admin.connect();
    const configEntries = [
      { name: 'max.message.bytes', value: '20000' },
      { name: 'message.timestamp.type', value: 'LogAppendTime' },
    ];
    await admin
      .alterConfigs({ validateOnly: false, resources: [{ type: 2, name: topic, configEntries }] })
      .finally(() => admin.disconnect());
    await platform.rows(`update dead_letter set state = 'replaying' where id = $1`, [letter?.id]);
    await eventually('it is sent', async () => (await textsOf(topic)).includes('x'.repeat(9_000)));
    expect(await world.letters(topic)).toMatchObject([{ state: 'replayed' }]);
  });
});

describe('rule 13: nothing below the cursor is lost or overtaken', () => {
  it('a transaction that commits late with lower ids goes out whole and in order, also of hundreds of rows', async () => {
    await run();
    const account = aName();
    const late = await platform.pool.connect();
    await late.query('begin');
    await late.query(
      `insert into outbox (phase, topic, key, subject, headers, value, retained)
       select 1, 'toy.booked', $1, $1, json_build_object('ce_id', n::text, 'ce_subject', $1::text, 'ce_sequence', n::text)::text, '{}', false
         from generate_series(1, 1600) as n`,
      [account],
    );
    const others = Array.from({ length: 700 }, () => aName());
    await world.send(...others.map((each) => entry(each, 'early', 1)));
    await eventually(
      'the others are sent',
      async () =>
        (await platform.rows(`select 1 from event_log where subject = $1`, [others[699]])).length === 1,
    );
    await late.query('commit');
    late.release();
    await world.outboxIsEmpty();
    const sequences = (await world.topic('toy.booked'))
      .filter(({ headers }) => headers['ce_subject'] === account)
      .map(({ headers }) => Number(headers['ce_sequence']));
    expect(sequences).toEqual(Array.from({ length: 1600 }, (_, at) => at + 1));
  });
});

describe('rule 14: our own services hear of it before the outside', () => {
  it('nothing is sent to a department or the province before the event of the same decision is acknowledged', async () => {
    const org = aName('org');
    await platform.onboard(org);
    const gate = new Gate();
    await run({ reached: (step) => (step === 'relay:sent' ? gate.pass() : undefined) });
    const account = aName();
    await world.send(sent(account, `tell:${org}`));
    await gate.somebody;
    const countOf = async (topic: string): Promise<number> =>
      (await world.topic(topic)).filter(({ headers }) => headers['ce_subject'] === account).length;
    expect(await Promise.all(['toy.booked', `dept.${org}.orders`, 'province.receipts'].map(countOf))).toEqual(
      [1, 0, 0],
    );
    gate.release();
    await world.outboxIsEmpty();
    expect(await Promise.all([`dept.${org}.orders`, 'province.receipts'].map(countOf))).toEqual([1, 1]);
  });

  it('while a topic of ours takes nothing, the outside is not told of those cases, but of the others', async () => {
    const topic = aName('toy.closed');
    const [held, free] = [aName(), aName()];
    await outbox(1, topic, held);
    await outbox(2, 'province.receipts', held);
    await run();
    await outbox(2, 'province.receipts', free);
    const told = async (): Promise<(string | undefined)[]> =>
      (await world.topic('province.receipts')).map(({ headers }) => headers['ce_subject']);
    await eventually('the other is told', async () => (await told()).includes(free));
    expect(await told()).not.toContain(held);
    await platform.createTopics([topic]);
    await world.outboxIsEmpty();
    expect(await told()).toContain(held);
  });

  it('while the topic of the keys takes nothing, no service is told of a case that it could not read', async () => {
    const keys = aName('toy.keys');
    const [held, free] = [aName(), aName()];
    await outbox(0, keys, held);
    await outbox(1, 'toy.booked', held);
    await run();
    await outbox(1, 'toy.booked', free);
    const told = async (): Promise<(string | undefined)[]> =>
      (await world.topic('toy.booked')).map(({ headers }) => headers['ce_subject']);
    await eventually('the other is told', async () => (await told()).includes(free));
    expect(await told()).not.toContain(held);
    await platform.createTopics([keys]);
    await world.outboxIsEmpty();
    expect(await told()).toContain(held);
  });
});

describe('rule 15: a replay of the province', () => {
  it('gets the receipts of its own delivery again, marked, and nothing else happens', async () => {
    await run();
    const account = aName();
    const once = { ...sent(account, 'one'), key: null };
    await world.send(once);
    await world.hasEntries(account, 'one');
    await eventually('all is sent', async () => (await world.published(account)).length === 2);
    await world.send(once);
    const receipts = async (): Promise<{ id: string | undefined; again: string | undefined }[]> =>
      (await world.topic('province.receipts'))
        .filter(({ headers }) => headers['ce_subject'] === account)
        .map(({ headers }) => ({ id: headers['ce_id'], again: headers['huiying_resend'] }));
    await eventually('the receipt comes again', async () => (await receipts()).length === 2);
    const [first, again] = await receipts();
    expect(again).toEqual({ id: first?.id, again: 'true' });
    expect(first?.again).toBeUndefined();
    await world.outboxIsEmpty();
    expect(await world.published(account)).toHaveLength(2);
    expect(await world.entriesOf(account)).toEqual(['one']);
  });
});

describe('rule 18: the clock starts when the order is there', () => {
  it('each department’s delivery is told with the append time of its own record, whichever is reached first', async () => {
    const [late, prompt] = [aName('late'), aName('prompt')];
    await platform.onboard(prompt);
    await run();
    const account = aName();
    await world.send(entry(account, `tell:${late},${prompt}`, 1));
    const deliveries = async () =>
      (await world.topic('toy.booked'))
        .filter(
          ({ headers }) =>
            headers['ce_subject'] === account && headers['ce_type'] === 'toy.order.delivered.v1',
        )
        .map(({ headers, value }) => ({
          ...(JSON.parse(String(value)) as { org: string; deliveredAt: number }),
          source: headers['ce_source'],
        }));
    await eventually('one is delivered', async () => (await deliveries()).length === 1);
    await platform.onboard(late);
    await eventually('both are delivered', async () => (await deliveries()).length === 2);
    for (const [at, org] of [prompt, late].entries()) {
      const [order] = await world.topic(`dept.${org}.orders`);
      // a source of its own, or the lower sequence of the one that came later would be dropped as a duplicate
      expect((await deliveries())[at]).toEqual({
        org,
        deliveredAt: order?.timestampMs,
        source: `/huiying/toy/delivery/${org}`,
      });
    }
  });
});
