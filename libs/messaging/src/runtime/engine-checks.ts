import type { Pool } from 'pg';
import type { LogAdmin } from '../log/ports';

const TIMESTAMP_TYPE = 'message.timestamp.type';

/**
 * Legal arrival is the broker's append time, not the sender's claim (engine rule 21).
 * @throws Error naming the topic and the setting
 */
export async function assertAppendTime(admin: LogAdmin, topics: readonly string[]): Promise<void> {
  for (const [topic, value] of await admin.topicSetting(topics, TIMESTAMP_TYPE)) {
    if (value !== 'LogAppendTime')
      throw new Error(`${topic}: ${TIMESTAMP_TYPE} is ${value}; expected LogAppendTime (engine rule 21)`);
  }
}

/**
 * After the broker was wiped, what waits for offsets of the former one waits for nothing: timers ask for the ends of
 * their topics anew, held messages wait for the ends of today (engine rule 4).
 */
export async function renewWaits(pool: Pool, admin: LogAdmin, clusterId: string): Promise<void> {
  const other = await pool.query('select 1 from consumer_offset where cluster_id <> $1 limit 1', [clusterId]);
  if (other.rowCount === 0) return;
  await pool.query('update timer set wait_for = null where wait_for is not null');
  const held = await pool.query<{ topics: string[] }>(
    `select distinct array(select distinct w.topic from jsonb_to_recordset(wait_for) as w(topic text) order by 1) as topics
       from blocked where kind = 'waiting'`,
  );
  for (const { topics } of held.rows) {
    const ends = (await admin.endOffsets(topics)).map((end) => ({ ...end, offset: String(end.offset) }));
    await pool.query(
      `update blocked set wait_for = $2::jsonb where kind = 'waiting'
        and array(select distinct w.topic from jsonb_to_recordset(wait_for) as w(topic text) order by 1) = $1::text[]`,
      [topics, JSON.stringify(ends)],
    );
  }
}
