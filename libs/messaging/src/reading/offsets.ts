import type { Pool } from 'pg';
import type { LogRecord, TopicPartition } from '../log/ports';
import type { OffsetClaim } from '../chunk/commit';

const keyOf = (of: TopicPartition): string => `${of.topic}/${of.partition}`;

/**
 * The stored positions of the partitions that this process reads: copies of the database's rows, which are the truth.
 * A row written under another cluster id counts as 0: the broker was wiped, and de-duplication decides (engine rule 4).
 */
export class Offsets {
  private readonly stored = new Map<string, bigint>();

  constructor(
    private readonly pool: Pool,
    private readonly clusterId: string,
  ) {}

  /** Reads the rows, creating those that are missing; forgets partitions that are not asked for. */
  async load(partitions: readonly TopicPartition[]): Promise<void> {
    const values = [partitions.map((p) => p.topic), partitions.map((p) => p.partition), this.clusterId];
    await this.pool.query(
      `insert into consumer_offset (topic, partition, cluster_id, next_offset)
       select u.topic, u.part, $3, 0 from unnest($1::text[], $2::int[]) as u(topic, part) order by 1, 2
       on conflict (topic, partition) do update set cluster_id = excluded.cluster_id, next_offset = 0
        where consumer_offset.cluster_id <> excluded.cluster_id`,
      values,
    );
    const rows = await this.pool.query<{ topic: string; partition: number; next_offset: string }>(
      `select o.topic, o.partition, o.next_offset from consumer_offset o
         join unnest($1::text[], $2::int[]) as u(topic, part) on o.topic = u.topic and o.partition = u.part`,
      values.slice(0, 2),
    );
    this.stored.clear();
    for (const row of rows.rows) this.stored.set(keyOf(row), BigInt(row.next_offset));
  }

  of(partition: TopicPartition): bigint | undefined {
    return this.stored.get(keyOf(partition));
  }

  /** What a transaction over these records claims. */
  claims(records: readonly LogRecord[]): OffsetClaim[] {
    const claims = new Map<string, OffsetClaim>();
    for (const record of records) {
      const key = keyOf(record);
      const from = this.stored.get(key);
      if (from === undefined) continue;
      claims.set(key, { topic: record.topic, partition: record.partition, from, next: record.offset + 1n });
    }
    return [...claims.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  advance(claims: readonly OffsetClaim[]): void {
    for (const claim of claims) this.stored.set(keyOf(claim), claim.next);
  }
}
