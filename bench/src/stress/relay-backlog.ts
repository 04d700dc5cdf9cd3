import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, Partitioners, type Message } from 'kafkajs';
import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import { clientConfig } from '../../../deploy/src/platform/platform';
import type { Stand } from '../stand';

const COMPARED_TOPIC = 'bench.relay';
const PARTITIONS = 6;
const BATCH = 2_000;
const GIVEN_UP_AFTER_MS = 1_800_000;

export interface RelayRound {
  readonly backlog: number;
  readonly relayPerSecond: number;
  readonly clientPerSecond: number;
}

/**
 * A service comes back to an outbox of that many events: intake's of the cases that went through, copied, each kept in
 * the event log when the broker has acknowledged it. Beside it a bare client sends the same bytes from memory. The other
 * services stay down; the platform is of no use afterwards.
 */
export async function relayBacklog(stand: Stand, backlog: number): Promise<RelayRound> {
  const { services } = stand.platform;
  for (const service of SERVICE_NAMES) await services.kill9(service);
  const [kept] = await stand.query<{ n: string }>(
    `select count(*) as n from intake.event_log where topic = 'intake.cases'`,
  );
  const originals = Number(kept?.n);
  await stand.query(
    `insert into intake.outbox (phase, topic, key, subject, headers, value, retained)
     select 1, topic, key, subject, headers, value, true
       from intake.event_log cross join generate_series(1, $1::int)
      where topic = 'intake.cases' limit $2::int`,
    [Math.ceil(backlog / originals), backlog],
  );
  await stand.query('vacuum analyze intake.outbox');
  await services.restart('intake');
  const left = async (): Promise<number> =>
    Number((await stand.query<{ n: string }>('select count(*) as n from intake.outbox'))[0]?.n);
  const before = await left();
  const began = Date.now();
  while ((await left()) > 0) {
    if (Date.now() - began > GIVEN_UP_AFTER_MS) throw new Error('the outbox does not empty');
    await pause(250);
  }
  const relayPerSecond = before / ((Date.now() - began) / 1000);
  await services.kill9('intake');
  return { backlog, relayPerSecond, clientPerSecond: await bareClient(stand, backlog) };
}

/** The same keys, headers and values, acknowledged by all, one request of 2,000 records after the other. */
async function bareClient(stand: Stand, records: number): Promise<number> {
  await stand.createTopics([COMPARED_TOPIC], PARTITIONS);
  const rows = await stand.query<{ key: string; headers: string; value: string }>(
    `select key, headers, value from intake.event_log where topic = 'intake.cases' limit ${BATCH}`,
  );
  const messages = Array.from({ length: BATCH }, (_, n): Message => {
    const { key, headers, value } = rows[n % rows.length]!;
    return { key, value, headers: JSON.parse(headers) as Record<string, string> };
  });
  const producer = new Kafka(clientConfig(stand.kafka, 'bench.relay')).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  try {
    const began = Date.now();
    for (let sent = 0; sent < records; sent += BATCH)
      await producer.send({ topic: COMPARED_TOPIC, acks: -1, messages });
    return records / ((Date.now() - began) / 1000);
  } finally {
    await producer.disconnect();
  }
}
