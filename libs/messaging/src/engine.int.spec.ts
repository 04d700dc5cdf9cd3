import { randomUUID } from 'node:crypto';
import { type OutgoingRecord, keyPartitioner } from '@huiying/messaging';
import { EnginePlatform, type ToyEngine, eventually } from '@huiying/testing';

jest.setTimeout(90_000);

let platform: EnginePlatform;
let toy: ToyEngine | undefined;
let serial = 0;

const record = (
  topic: string,
  type: string,
  key: string,
  data: unknown,
  headers: Record<string, string> = {},
): OutgoingRecord => ({
  topic,
  partition: keyPartitioner(Buffer.from(key), 2),
  key: Buffer.from(key),
  value: Buffer.from(JSON.stringify(data)),
  headers: {
    ce_id: randomUUID(),
    ce_source: '/toy/source',
    ce_type: type,
    ce_subject: key,
    'content-type': 'application/json',
    ...headers,
  },
});
const entry = (account: string, text: string, sequence: number): OutgoingRecord =>
  record(
    'toy.entries',
    'toy.entry.made.v1',
    account,
    { accountId: account, text, amount: 1 },
    { ce_sequence: String(sequence) },
  );
const sent = (account: string, text: string, id: string): OutgoingRecord =>
  record(
    'province.toy',
    'province.toy.sent.v1',
    account,
    { accountId: account, text, amount: 1 },
    { ce_id: id },
  );
const send = async (...records: OutgoingRecord[]): Promise<void> => {
  const producer = await platform.log.producer();
  await producer.send(records);
  await producer.close();
};
const anAccount = (): string => `a-${process.pid}-${(serial += 1)}`;
const entriesOf = async (account: string): Promise<string[]> => {
  const [row] = await platform.rows<{ entries: string[] }>(
    `select doc->'entries' as entries from account where id = $1`,
    [account],
  );
  return row?.entries ?? [];
};
const published = async (account: string): Promise<{ topic: string; seq: string; headers: string }[]> =>
  platform.rows(
    `select topic, headers::json->>'ce_sequence' as seq, headers from event_log where subject = $1 order by id`,
    [account],
  );

beforeAll(async () => {
  platform = await EnginePlatform.start();
});
afterEach(async () => {
  await toy?.stop();
  toy = undefined;
});
afterAll(async () => {
  await platform.stop();
});

describe('one message', () => {
  it('takes effect once however often it is delivered, and publishes once', async () => {
    toy = await platform.run();
    const account = anAccount();
    const first = entry(account, 'one', 1);
    await send(first, first, entry(account, 'two', 2), first, entry(account, 'two', 2));
    await eventually('two entries', async () => (await entriesOf(account)).length === 2);
    await send(entry(account, 'three', 3));
    await eventually('a third entry', async () => (await entriesOf(account)).length === 3);
    expect(await entriesOf(account)).toEqual(['one', 'two', 'three']);
    await eventually('three events acknowledged', async () => (await published(account)).length === 3);
    expect((await published(account)).map((row) => row.seq)).toEqual(['1', '2', '3']);
  });

  it('of a sender without our sequence is remembered by its id for ever; a replay gets its receipt again', async () => {
    toy = await platform.run();
    const account = anAccount();
    const once = sent(account, 'one', randomUUID());
    await send(once, once);
    await eventually('one entry', async () => (await entriesOf(account)).length === 1);
    await eventually('the receipt', async () => (await published(account)).length === 2);
    const before = await platform.rows<{ n: string }>(`select count(*) n from event_log where subject = $1`, [
      account,
    ]);
    await send(once);
    await eventually(
      'outbox empty',
      async () => (await platform.rows(`select 1 from outbox where subject = $1`, [account])).length === 0,
    );
    expect(await entriesOf(account)).toEqual(['one']);
    expect(await platform.rows(`select count(*) n from event_log where subject = $1`, [account])).toEqual(
      before,
    );
  });

  it('with an id used before and other content goes to the dead-letter store as MESSAGE.ID_REUSED', async () => {
    toy = await platform.run();
    const account = anAccount();
    const id = randomUUID();
    toy.registry.addRejection('province.toy', { reject: () => Promise.resolve() });
    await send(sent(account, 'one', id), sent(account, 'other', id), sent(account, 'after', randomUUID()));
    await eventually('the neighbour', async () => (await entriesOf(account)).length === 2);
    expect(await entriesOf(account)).toEqual(['one', 'after']);
    const letters = await platform.rows(
      `select reason_code from dead_letter where topic = 'province.toy' and state = 'open'`,
    );
    expect(letters).toContainEqual({ reason_code: 'MESSAGE.ID_REUSED' });
  });
});

describe('a message that cannot be handled', () => {
  it('is parked with its case after three tries; later messages of the case queue, other cases go on', async () => {
    toy = await platform.run();
    const [sick, well] = [anAccount(), anAccount()];
    await send(
      entry(sick, 'fine', 1),
      entry(sick, 'boom', 2),
      entry(sick, 'behind', 3),
      entry(well, 'one', 1),
      entry(well, 'two', 2),
    );
    await eventually('the neighbour goes on', async () => (await entriesOf(well)).length === 2);
    await eventually(
      'parked',
      async () =>
        (await platform.rows(`select 1 from blocked where aggregate_id = $1 and kind = 'parked'`, [sick]))
          .length === 1,
    );
    await eventually(
      'queued',
      async () =>
        (await platform.rows(`select 1 from queued_message where aggregate_id = $1`, [sick])).length === 2,
    );
    expect(await entriesOf(sick)).toEqual(['fine']);
    await toy.stop();

    const repaired = async (message: never, unit: never): Promise<void> => {
      const { book } = await import('@huiying/testing');
      const { data } = message as { data: { text: string } };
      await book(
        {
          ...(message as object),
          data: { ...data, text: data.text === 'boom' ? 'mended' : data.text },
        } as never,
        unit,
      );
    };
    await platform.rows(`update blocked set kind = 'replaying' where aggregate_id = $1`, [sick]);
    toy = await platform.run({}, repaired as never);
    await eventually(
      'the queue is empty',
      async () => (await platform.rows(`select 1 from blocked where aggregate_id = $1`, [sick])).length === 0,
    );
    expect(await entriesOf(sick)).toEqual(['fine', 'mended', 'behind']);
    expect(await platform.rows(`select state from dead_letter where aggregate_id = $1`, [sick])).toEqual([
      { state: 'replayed' },
    ]);
  });

  it('keeps its place at the head of the queue when the replay fails again', async () => {
    toy = await platform.run();
    const sick = anAccount();
    await send(entry(sick, 'boom', 1), entry(sick, 'behind', 2));
    await eventually(
      'queued',
      async () =>
        (await platform.rows(`select 1 from queued_message where aggregate_id = $1`, [sick])).length === 2,
    );
    await platform.rows(`update blocked set kind = 'replaying' where aggregate_id = $1`, [sick]);
    await eventually(
      'parked again',
      async () =>
        (await platform.rows(`select 1 from blocked where aggregate_id = $1 and kind = 'parked'`, [sick]))
          .length === 1,
    );
    const queue = await platform.rows<{ record_offset: string }>(
      `select record_offset from queued_message where aggregate_id = $1 order by id`,
      [sick],
    );
    expect(queue.map((row) => Number(row.record_offset))).toEqual(
      [...queue].map((row) => Number(row.record_offset)).sort((a, b) => a - b),
    );
    expect(queue).toHaveLength(2);
  });

  it('is found out alone when the database refuses its data, and its neighbours of the same chunk are stored', async () => {
    toy = await platform.run();
    const [sick, ...others] = Array.from({ length: 9 }, anAccount) as [string, ...string[]];
    await send(
      ...others.slice(0, 4).map((each) => entry(each, 'ok', 1)),
      entry(sick, 'nul', 1),
      ...others.slice(4).map((each) => entry(each, 'ok', 1)),
    );
    for (const other of others)
      await eventually(`entry of ${other}`, async () => (await entriesOf(other)).length === 1);
    await eventually(
      'parked',
      async () => (await platform.rows(`select 1 from blocked where aggregate_id = $1`, [sick])).length === 1,
    );
    expect(await entriesOf(sick)).toEqual([]);
  });
});

describe('a process that dies or is replaced', () => {
  it('leaves no half of a chunk: what was committed stays, what was not is done by the next one', async () => {
    const account = anAccount();
    let dying = true;
    toy = await platform.run({
      reached: (step) => {
        if (step === 'chunk:decided' && dying)
          throw Object.assign(new Error('the process dies here'), { code: 'ECONNRESET' });
      },
    });
    await send(entry(account, 'one', 1), entry(account, 'two', 2));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await entriesOf(account)).toEqual([]);
    dying = false;
    await eventually('both entries', async () => (await entriesOf(account)).length === 2);
  });

  it('sends again what it sent without having forgotten it; the sequence tells receivers', async () => {
    const account = anAccount();
    let failures = 1;
    toy = await platform.run({
      reached: (step) => {
        if (step === 'relay:sent' && failures-- > 0)
          throw Object.assign(new Error('dies after the send'), { code: 'ECONNRESET' });
      },
    });
    await send(entry(account, 'one', 1));
    await eventually('acknowledged', async () => (await published(account)).length === 1);
    expect((await published(account))[0]?.seq).toBe('1');
  });

  it('two processes share the partitions, and each entry is booked once', async () => {
    toy = await platform.run();
    const second = await platform.run();
    try {
      const them = Array.from({ length: 20 }, anAccount);
      for (let n = 1; n <= 10; n += 1) await send(...them.map((each) => entry(each, `n${n}`, n)));
      for (const each of them)
        await eventually(`ten entries of ${each}`, async () => (await entriesOf(each)).length === 10);
      for (const each of them)
        expect(await entriesOf(each)).toEqual(Array.from({ length: 10 }, (_, at) => `n${at + 1}`));
    } finally {
      await second.stop();
    }
  });
});
