import type { Pool } from 'pg';

/** One row per case of the chunk (the last event of a case wins) and one outbox row per event. */
export interface Chunk {
  readonly topic: string;
  readonly partition: number;
  /** The stored offset that must still hold; another process that was here moves it. */
  readonly first: bigint;
  readonly next: bigint;
  readonly stage: number;
  readonly caseIds: readonly string[];
  readonly fees: readonly number[];
  readonly docs: readonly string[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

/**
 * The whole transaction as one statement: the offset is compared and set; only when it matched, states are inserted or
 * updated and the outbox is filled.
 */
const statement = (schema: string): string => `
  with claimed as (
    update ${schema}.consumer_offset set next_offset = $3
     where topic = $1 and partition = $2 and next_offset = $4 returning 1),
  states as (
    insert into ${schema}.case_state as c (case_id, stage, status, version, fee, doc, updated_at)
    select u.id, $5::int, 'stage-' || $5::int, 1, u.fee, u.doc::jsonb, now()
      from unnest($6::text[], $7::numeric[], $8::text[]) as u(id, fee, doc) where exists (select 1 from claimed)
    on conflict (case_id) do update set stage = excluded.stage, status = excluded.status, version = c.version + 1,
      fee = excluded.fee, doc = excluded.doc, updated_at = excluded.updated_at),
  sent as (
    insert into ${schema}.outbox (key, value)
    select u.* from unnest($9::text[], $10::text[]) as u where exists (select 1 from claimed))
  select count(*)::int as claimed from claimed`;

/** @throws Error when the stored offset is not what the chunk claims */
export async function writeChunk(pool: Pool, schema: string, chunk: Chunk): Promise<void> {
  const { topic, partition, first, next, stage, caseIds, fees, docs, keys, values } = chunk;
  const result = await pool.query<{ claimed: number }>({
    name: 'chunk',
    text: statement(schema),
    values: [topic, partition, String(next), String(first), stage, caseIds, fees, docs, keys, values],
  });
  if (result.rows[0]?.claimed !== 1)
    throw new Error(`${topic}/${partition}: the stored offset is not ${first}`);
}

/** The stored position of a partition; a row is made when there is none. */
export async function storedOffset(
  pool: Pool,
  schema: string,
  topic: string,
  partition: number,
): Promise<bigint> {
  await pool.query(`insert into ${schema}.consumer_offset values ($1, $2, 0) on conflict do nothing`, [
    topic,
    partition,
  ]);
  const found = await pool.query<{ next: string }>(
    `select next_offset as next from ${schema}.consumer_offset where topic = $1 and partition = $2`,
    [topic, partition],
  );
  return BigInt(found.rows[0]?.next ?? 0);
}
