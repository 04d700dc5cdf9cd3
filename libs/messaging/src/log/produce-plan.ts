import { RecordTooLarge } from './log-errors';
import type { OutgoingRecord } from './ports';

/** Kafka's default for max.message.bytes less the batch header and a margin: what one partition takes in one request. */
export const BATCH_BYTES = 1_000_000;
/** One request stays far below the broker's socket.request.max.bytes (100 MB). */
export const REQUEST_BYTES = 8_000_000;
/** What no topic of ours takes (rule 12): refused without a round trip. */
export const RECORD_LIMIT = 4_194_304;

const RECORD_OVERHEAD = 32;
const HEADER_OVERHEAD = 8;

/** Bytes of a record in a batch, rounded up. */
export function sizeOf({ key, value, headers }: OutgoingRecord): number {
  let bytes = RECORD_OVERHEAD + (key?.length ?? 0) + (value?.length ?? 0);
  for (const [name, text] of Object.entries(headers)) {
    bytes += HEADER_OVERHEAD + Buffer.byteLength(name) + Buffer.byteLength(text);
  }
  return bytes;
}

/** One partition's share of one request, in the caller's order. */
export interface PartitionBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: OutgoingRecord[];
  bytes: number;
}

/**
 * Rounds of batches: at most one batch per partition in a round, since a partition takes one batch per request; the
 * records of a partition keep their order over the rounds. A record over 4 MiB is refused; one between `BATCH_BYTES`
 * and that goes alone.
 */
export function planRounds(records: readonly OutgoingRecord[]): PartitionBatch[][] {
  const rounds: { batches: PartitionBatch[]; bytes: number }[] = [];
  const latest = new Map<string, { round: number; batch: PartitionBatch }>();
  for (const record of records) {
    const bytes = sizeOf(record);
    if (bytes > RECORD_LIMIT) throw new RecordTooLarge(record.topic, bytes);
    const key = `${record.partition}/${record.topic}`;
    const last = latest.get(key);
    const fits =
      last && last.batch.bytes + bytes <= BATCH_BYTES && fitsRound(rounds[last.round]?.bytes, bytes);
    if (last && fits) {
      last.batch.records.push(record);
      last.batch.bytes += bytes;
      (rounds[last.round] as { bytes: number }).bytes += bytes;
      continue;
    }
    let round = last ? last.round + 1 : 0;
    while (!fitsRound(rounds[round]?.bytes, bytes)) round += 1;
    const batch: PartitionBatch = {
      topic: record.topic,
      partition: record.partition,
      records: [record],
      bytes,
    };
    const target = (rounds[round] ??= { batches: [], bytes: 0 });
    target.batches.push(batch);
    target.bytes += bytes;
    latest.set(key, { round, batch });
  }
  return rounds.map(({ batches }) => batches);
}

/** An empty round takes any record: one above the limit of a request must still be sent. */
function fitsRound(taken: number | undefined, bytes: number): boolean {
  return taken === undefined || taken === 0 || taken + bytes <= REQUEST_BYTES;
}

/** The first and the second half of a batch, in order. */
export function halves({ topic, partition, records }: PartitionBatch): readonly PartitionBatch[] {
  const middle = Math.ceil(records.length / 2);
  return [records.slice(0, middle), records.slice(middle)].map((part) => ({
    topic,
    partition,
    records: part,
    bytes: part.reduce((sum, one) => sum + sizeOf(one), 0),
  }));
}
