import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type MessageContract, topicOf } from '@huiying/contracts';
import { type LogBatch, type LogRecord, type OutgoingRecord, keyPartitioner } from '@huiying/messaging';
import { type EnginePlatform, eventually } from './engine-platform';
import { EntryActed, EntryMade, EntrySent, ThingMade } from './toy-service';

let serial = 0;

/** A name that no other test of the run has used. */
export const aName = (kind = 'a'): string => `${kind}-${process.pid}-${(serial += 1)}`;

interface Sent {
  readonly partitions: number;
  readonly org?: string;
  readonly headers?: Record<string, string | undefined>;
}

function record(
  contract: MessageContract,
  data: { accountId: string },
  { partitions, org, headers }: Sent,
): OutgoingRecord {
  const key = Buffer.from(data.accountId);
  const all = {
    ce_id: randomUUID(),
    ce_source: '/toy/source',
    ce_type: contract.type,
    ce_subject: data.accountId,
    'content-type': 'application/json',
    ...headers,
  };
  const present = Object.entries(all).filter((each): each is [string, string] => each[1] !== undefined);
  return {
    topic: topicOf(contract, org),
    partition: keyPartitioner(key, partitions),
    key,
    value: Buffer.from(JSON.stringify(data)),
    headers: Object.fromEntries(present),
  };
}

/** From a service of our own: with its sequence number. */
export const entry = (
  accountId: string,
  text: string,
  sequence: number,
  source = '/toy/source',
): OutgoingRecord =>
  record(EntryMade, { accountId, text, amount: 1 } as never, {
    partitions: 2,
    headers: { ce_sequence: String(sequence), ce_source: source },
  });

export const thing = (accountId: string): OutgoingRecord =>
  record(ThingMade, { accountId, text: '', amount: 1 } as never, {
    partitions: 2,
    headers: { ce_sequence: '1' },
  });

/** From the province: with an id, without a sequence. */
export const sent = (accountId: string, text: string, id: string = randomUUID()): OutgoingRecord =>
  record(EntrySent, { accountId, text, amount: 1 } as never, { partitions: 2, headers: { ce_id: id } });

/** From a department. */
export const acted = (
  org: string,
  accountId: string,
  text: string,
  id: string = randomUUID(),
): OutgoingRecord =>
  record(EntryActed, { accountId, text, amount: 1 } as never, { partitions: 1, org, headers: { ce_id: id } });

/** Looks at the platform from outside: sends, reads topics and tables. */
export class ToyWorld {
  constructor(readonly platform: EnginePlatform) {}

  async send(...records: OutgoingRecord[]): Promise<void> {
    const producer = await this.platform.log.producer();
    try {
      await producer.send(records);
    } finally {
      await producer.close();
    }
  }

  async entriesOf(account: string): Promise<readonly string[]> {
    const [row] = await this.platform.rows<{ entries: string[] | null }>(
      `select doc->'entries' as entries from account where id = $1`,
      [account],
    );
    return row?.entries ?? [];
  }

  async hasEntries(account: string, ...entries: string[]): Promise<void> {
    await eventually(
      `${account} has ${entries.join()}`,
      async () => (await this.entriesOf(account)).length >= entries.length,
    );
    expect(await this.entriesOf(account)).toEqual(entries);
  }

  /** Events of the account that the broker has acknowledged and that are kept, in that order. */
  published(account: string): Promise<{ topic: string; seq: string | null; headers: string }[]> {
    return this.platform.rows(
      `select topic, headers::json->>'ce_sequence' as seq, headers from event_log where subject = $1 order by logged_at, id`,
      [account],
    );
  }

  async blockOf(account: string): Promise<string[]> {
    const rows = await this.platform.rows<{ at: string }>(
      `select topic || ' ' || kind as at from blocked where aggregate_id = $1 order by 1`,
      [account],
    );
    return rows.map(({ at }) => at);
  }

  async isBlocked(account: string, ...blocks: string[]): Promise<void> {
    await eventually(
      `${account} is ${blocks.join() || 'free'}`,
      async () => (await this.blockOf(account)).join() === blocks.join(),
    );
  }

  async queueOf(account: string): Promise<number[]> {
    const rows = await this.platform.rows<{ record_offset: string }>(
      `select record_offset from queued_message where aggregate_id = $1 order by id`,
      [account],
    );
    return rows.map(({ record_offset }) => Number(record_offset));
  }

  async outboxIsEmpty(): Promise<void> {
    await eventually(
      'the outbox is empty',
      async () => (await this.platform.rows(`select 1 from outbox limit 1`)).length === 0,
    );
  }

  letters(topic: string): Promise<{ id: string; reason_code: string; state: string; errors: unknown }[]> {
    return this.platform.rows(
      `select id, reason_code, state, errors from dead_letter where topic = $1 order by at, id`,
      [topic],
    );
  }

  /** Everything that the topic holds now. */
  async topic(topic: string): Promise<readonly LogRecord[]> {
    const { admin, log } = this.platform;
    const ends = (await admin.endOffsets([topic])).filter((end) => end.offset > 0n);
    const records: LogRecord[] = [];
    const left = new Map(ends.map((end) => [end.partition, end.offset]));
    const consumer = log.consumer({ groupId: `test-${randomUUID()}` });
    const onBatch = (batch: LogBatch): void => {
      records.push(...batch.records);
      if (batch.nextOffset >= (left.get(batch.partition) ?? 0n)) left.delete(batch.partition);
    };
    const onAssigned = (all: readonly { topic: string; partition: number }[]) =>
      Promise.resolve(all.map((each) => ({ ...each, offset: 0n })));
    await consumer.start([topic], { onBatch, onAssigned, onCrash: () => undefined });
    await eventually(`${topic} is read to its end`, async () => left.size === 0);
    await consumer.stop();
    return records;
  }
}

/** Holds whoever passes until it is opened; tells when somebody has come. */
export class Gate {
  private open = false;
  private waiting: (() => void)[] = [];
  private arrivals: (() => void)[] = [];
  readonly somebody: Promise<void> = new Promise((resolve) => this.arrivals.push(resolve));

  async pass(): Promise<void> {
    for (const arrived of this.arrivals) arrived();
    if (!this.open) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  release(): void {
    this.open = true;
    for (const go of this.waiting.splice(0)) go();
  }
}
