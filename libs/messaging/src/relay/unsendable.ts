import { createHash } from 'node:crypto';
import type { ChunkSetting } from '../chunk/chunk-setting';
import type { RecordTooLarge } from '../log';
import type { QueuedRow } from './outbox-rows';

/** A row that no broker will ever take leaves the queue for the dead-letter store, so that those behind it are sent. */
export async function rejectRow(rows: readonly QueuedRow[], error: RecordTooLarge, setting: ChunkSetting): Promise<void> {
  const candidates = rows.filter((row) => row.topic === error.topic);
  const largest = candidates.reduce<QueuedRow | undefined>(
    (found, row) => (found && sizeOf(found) >= sizeOf(row) ? found : row),
    undefined,
  );
  if (!largest) throw error;
  const id = `d-${createHash('sha256').update(`${setting.service}/outbox/${largest.id}`).digest('hex').slice(0, 20)}`;
  setting.log.error('an outgoing record can never be sent', { deadLetterId: id, topic: largest.topic, bytes: sizeOf(largest) });
  const sealed = setting.sealing.sealAtRest(Buffer.from(JSON.stringify({ headers: largest.headers, value: largest.value })));
  await setting.database.relay.query(
    `with gone as (delete from outbox where id = $1 returning topic)
     insert into dead_letter (id, reason_code, errors, topic, partition, record_offset, timestamp_ms, at, sealed)
     select $2, 'MESSAGE.TOO_LARGE', '[]', topic, -1, $1::bigint, 0, clock_timestamp(), $3 from gone on conflict do nothing`,
    [largest.id, id, sealed],
  );
}

const sizeOf = (row: QueuedRow): number => Buffer.byteLength(row.value ?? '') + row.headers.length;
