import type { Pool } from 'pg';
import type { LogRecord, TopicPartition, TopicPartitionOffset } from '../log/ports';
import type { OffsetClaim } from '../chunk/commit';

export const partitionKey = (of: TopicPartition): string => `${of.topic}/${of.partition}`;

/**
 * Reads the offset rows, creating those that are missing: they are the truth about what has been read. A row written
 * under another cluster id starts at 0: the broker was wiped, and de-duplication decides (engine rule 4).
 */
export async function takeOffsets(
  pool: Pool,
  clusterId: string,
  partitions: readonly TopicPartition[],
): Promise<TopicPartitionOffset[]> {
  await pool.query(
    `insert into consumer_offset (topic, partition, cluster_id, next_offset)
     select u.topic, u.part, $3, 0 from unnest($1::text[], $2::int[]) as u(topic, part) order by 1, 2
     on conflict (topic, partition) do update set cluster_id = excluded.cluster_id, next_offset = 0
      where consumer_offset.cluster_id <> excluded.cluster_id`,
    [...columns(partitions), clusterId],
  );
  return readOffsets(pool, partitions);
}

export async function readOffsets(
  pool: Pool,
  partitions: readonly TopicPartition[],
): Promise<TopicPartitionOffset[]> {
  const { rows } = await pool.query<{ topic: string; partition: number; next_offset: string }>({
    name: 'offsets',
    text: `select o.topic, o.partition, o.next_offset from consumer_offset o
       join unnest($1::text[], $2::int[]) as u(topic, part) on o.topic = u.topic and o.partition = u.part`,
    values: columns(partitions),
  });
  return rows.map(({ topic, partition, next_offset }) => ({ topic, partition, offset: BigInt(next_offset) }));
}

const columns = (partitions: readonly TopicPartition[]): [string[], number[]] => [
  partitions.map((each) => each.topic),
  partitions.map((each) => each.partition),
];

/**
 * The stored offsets of one assignment, as this process knows them. A new assignment gets a new object: a chunk that was
 * begun under the old one goes on claiming from there, and is refused by the database if somebody else has moved on.
 */
export class Positions {
  private readonly stored = new Map<string, bigint>();
  /** Where the log ends before the stored offset, it is read again from its start; de-duplication decides. */
  private readonly rewound = new Set<string>();

  constructor(
    readonly partitions: readonly TopicPartition[] = [],
    offsets: readonly TopicPartitionOffset[] = [],
  ) {
    for (const each of offsets) this.stored.set(partitionKey(each), each.offset);
  }

  /** Undefined for a partition that is not ours. */
  of(partition: TopicPartition): bigint | undefined {
    return this.stored.get(partitionKey(partition));
  }

  /** Records below it have been done. */
  floor(partition: TopicPartition): bigint | undefined {
    return this.rewound.has(partitionKey(partition)) ? 0n : this.of(partition);
  }

  rewind(partition: TopicPartition): void {
    this.rewound.add(partitionKey(partition));
  }

  /** What a transaction over these records claims; `end` tells how far a partition is done when no record of it is left. */
  claims(records: readonly LogRecord[], end: (of: TopicPartition, last: bigint) => bigint): OffsetClaim[] {
    const last = new Map<string, LogRecord>();
    for (const record of records) last.set(partitionKey(record), record);
    return this.claimsOf(
      [...last.values()].map((record) => ({ ...place(record), offset: end(record, record.offset) })),
    );
  }

  claimsOf(reached: readonly TopicPartitionOffset[]): OffsetClaim[] {
    const claims = reached.map(({ topic, partition, offset }) => {
      const from = this.of({ topic, partition });
      if (from === undefined) throw new Error(`${topic}/${partition} was read without being assigned`);
      return { topic, partition, from, next: offset };
    });
    return claims.sort((a, b) =>
      a.topic < b.topic || (a.topic === b.topic && a.partition < b.partition) ? -1 : 1,
    );
  }

  advance(claims: readonly OffsetClaim[]): void {
    for (const claim of claims) {
      this.stored.set(partitionKey(claim), claim.next);
      this.rewound.delete(partitionKey(claim));
    }
  }

  /** Takes over what the rows say. @returns the partitions whose row differed */
  realign(rows: readonly TopicPartitionOffset[]): TopicPartitionOffset[] {
    const moved = rows.filter((row) => this.of(row) !== row.offset);
    for (const row of moved) this.stored.set(partitionKey(row), row.offset);
    return moved;
  }

  all(): TopicPartitionOffset[] {
    return this.partitions.map((each) => ({ ...place(each), offset: this.of(each) ?? 0n }));
  }
}

const place = ({ topic, partition }: TopicPartition): TopicPartition => ({ topic, partition });
