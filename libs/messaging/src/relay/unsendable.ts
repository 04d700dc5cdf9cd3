import { createHash } from 'node:crypto';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { type StoredRecord, openRecord, sealRecord } from '../chunk/sealed-record';
import type { RecordTooLarge } from '../log';
import type { QueuedRow } from './outbox-rows';

/** In place of a partition: the record never had one. */
const NOWHERE = -1;

/**
 * A row that no broker will ever take leaves the queue for the dead-letter store, so that those behind it are sent.
 * @returns the row; @throws the error when none of the rows goes to the topic
 */
export async function rejectRow(
  rows: readonly QueuedRow[],
  error: RecordTooLarge,
  setting: ChunkSetting,
): Promise<QueuedRow> {
  const [largest] = rows.filter((row) => row.topic === error.topic).sort((a, b) => sizeOf(b) - sizeOf(a));
  if (!largest) throw error;
  const id = `d-${createHash('sha256').update(`${setting.service}/outbox/${largest.id}`).digest('hex').slice(0, 20)}`;
  setting.log.error('an outgoing record can never be sent', {
    deadLetterId: id,
    topic: largest.topic,
    bytes: sizeOf(largest),
  });
  setting.metrics.deadLetters.inc({ reason: 'MESSAGE.TOO_LARGE' });
  await setting.database.relay.query(
    `with gone as (delete from outbox where id = $1 returning id, topic)
     insert into dead_letter (id, reason_code, errors, topic, partition, record_offset, timestamp_ms, at, sealed)
     select $2, 'MESSAGE.TOO_LARGE', $4::jsonb, topic, ${NOWHERE}, id, 0, clock_timestamp(), decode($3, 'base64') from gone
     on conflict do nothing`,
    [
      largest.id,
      id,
      sealRecord(recordOf(largest), setting.sealing),
      JSON.stringify([{ path: '/', message: `${sizeOf(largest)} bytes` }]),
    ],
  );
  return largest;
}

/** Handed back by an operator (the topic's limit was raised): it goes out again as it was. @returns false: no such letter. */
export async function resendUnsendable(
  letter: StoredRecord & { readonly id: string },
  setting: ChunkSetting,
): Promise<boolean> {
  if (letter.partition !== NOWHERE) return false;
  const { key, value, headers } = openRecord(letter, setting.sealing);
  await setting.database.timers.query(
    `with done as (update dead_letter set state = 'replayed' where id = $1 and state = 'replaying' returning topic)
     insert into outbox (phase, topic, key, subject, headers, value, retained)
     select 2, topic, $2, $3, $4, $5, false from done`,
    [
      letter.id,
      key?.toString() ?? null,
      headers['ce_subject'] ?? letter.id,
      JSON.stringify(headers),
      value?.toString() ?? null,
    ],
  );
  setting.signals.committed({ outbox: 1, timers: [], blocked: false });
  return true;
}

const recordOf = (row: QueuedRow): Parameters<typeof sealRecord>[0] => ({
  topic: row.topic,
  partition: NOWHERE,
  offset: BigInt(row.id),
  key: row.key === null ? null : Buffer.from(row.key),
  value: row.value === null ? null : Buffer.from(row.value),
  headers: JSON.parse(row.headers) as Record<string, string>,
  timestampMs: 0,
  logAppendTime: false,
});

const sizeOf = (row: QueuedRow): number => Buffer.byteLength(row.value ?? '') + row.headers.length;
