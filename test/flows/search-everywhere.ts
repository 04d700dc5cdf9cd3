import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka } from 'kafkajs';
import { AesSealing } from '@huiying/messaging';
import { clientConfig, SERVICE_NAMES, type Platform } from '../../deploy/src/platform/platform';
import { withClient } from '../../deploy/src/platform/postgres-access';
import { secretsOf } from '../../deploy/src/platform/secrets';

/** A piece of what the platform keeps or says, as text. */
export interface Piece {
  /** `<schema>.<table>`, a topic, a log file or a service's metrics. */
  readonly where: string;
  readonly text: string;
}

/** Every row of every table of every schema. */
export function everyRow(platform: Platform): Promise<Piece[]> {
  return withClient(platform.postgres.adminUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
        where table_schema = any($1) and table_type = 'BASE TABLE' order by 1`,
      [[...SERVICE_NAMES, 'bi']],
    );
    const pieces: Piece[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
      // partitions show their rows a second time under their own name
      pieces.push(...rows.map(({ text }) => ({ where: name, text })));
    }
    return pieces;
  });
}

/** Every record of every topic, as the broker's administrator may read it. */
export async function everyRecord(platform: Platform): Promise<Piece[]> {
  const kafka = new Kafka(clientConfig(platform.kafkaAdmin, 'searching'));
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId: `searching-${Date.now()}`, maxWaitTimeInMs: 100 });
  await Promise.all([admin.connect(), consumer.connect()]);
  try {
    const topics = (await admin.listTopics()).filter((topic) => !topic.startsWith('__'));
    const wanted = new Map<string, bigint>();
    for (const topic of topics)
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
        if (BigInt(high) > BigInt(low)) wanted.set(`${topic}/${partition}`, BigInt(high));
    const pieces: Piece[] = [];
    await consumer.subscribe({ topics, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const quiet = setTimeout(resolve, 15_000);
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      // the end of a compacted topic may hold no record: the batch says how far it reaches
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
        const place = `${payload.topic}/${payload.partition}`;
        if (BigInt(payload.lastOffset) + 1n >= (wanted.get(place) ?? 0n)) wanted.delete(place);
        if (wanted.size === 0) {
          clearTimeout(quiet);
          resolve();
        }
      });
      void consumer
        .run({
          eachMessage: async ({ topic, message }) => {
            const headers = Object.values(message.headers ?? {})
              .map(String)
              .join(' ');
            const text = `${String(message.key)} ${headers} ${message.value?.toString() ?? ''}`;
            pieces.push({ where: topic, text });
          },
        })
        .catch(reject);
    });
    return pieces;
  } finally {
    await Promise.all([admin.disconnect(), consumer.disconnect()]);
  }
}

/** What the services have logged, and their metrics. */
export async function everyWord(platform: Platform): Promise<Piece[]> {
  const logs = readdirSync(platform.home.logs)
    .filter((file) => file.includes('service'))
    .map((file) => ({ where: file, text: readFileSync(join(platform.home.logs, file), 'utf8') }));
  const metrics = SERVICE_NAMES.map(async (name) => {
    const answer = await fetch(`${platform.services.url(name)}/metrics`);
    return { where: `${name}/metrics`, text: await answer.text() };
  });
  return [...logs, ...(await Promise.all(metrics))];
}

/**
 * What somebody reads who has the database, the broker and the deployment's data key: whatever is sealed at rest, and
 * whatever is sealed with a case's key of which any copy is left, wrapped or not.
 */
export function opened(platform: Platform, pieces: readonly Piece[]): Piece[] {
  const sealing = new AesSealing(Buffer.from(secretsOf(platform.home).dataKey, 'base64'));
  const keys: Buffer[] = [];
  const readable: Piece[] = [];
  const look = (where: string, text: string): void => {
    for (const bytes of encodedIn(text)) {
      if (bytes.length === 32) keys.push(bytes);
      const plain = attempt(() => sealing.openAtRest(bytes));
      if (plain?.length === 32) keys.push(plain);
      else if (plain) {
        readable.push({ where, text: plain.toString() });
        look(where, plain.toString());
      }
      readable.push({ where, text: bytes.toString() });
    }
  };
  for (const { where, text } of pieces) look(where, text);
  const distinct = [...new Map(keys.map((key) => [key.toString('hex'), key])).values()];
  for (const { where, text } of pieces)
    for (const [token] of text.matchAll(/v\d\.k-[0-9a-z-]+\.[A-Za-z0-9_-]+/g))
      for (const key of distinct) {
        const plain = attempt(() => sealing.open(key, token));
        if (plain !== undefined) readable.push({ where, text: plain });
      }
  return readable;
}

function* encodedIn(text: string): Generator<Buffer> {
  for (const [token] of text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)) yield Buffer.from(token, 'base64');
  for (const [, token] of text.matchAll(/\\x([0-9a-f]{40,})/g)) yield Buffer.from(String(token), 'hex');
}

function attempt<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

/** Where any of the words stands, each place once. */
export function placesOf(words: readonly string[], pieces: readonly Piece[]): string[] {
  const found = pieces.filter(({ text }) => words.some((word) => text.includes(word)));
  return [...new Set(found.map(({ where }) => where))].sort();
}
