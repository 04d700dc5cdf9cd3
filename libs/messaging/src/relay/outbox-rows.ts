import type { Pool } from 'pg';
import type { LogAck } from '../log/ports';

export interface QueuedRow {
  readonly id: string;
  readonly phase: number;
  readonly topic: string;
  readonly key: string | null;
  readonly subject: string;
  readonly headers: string;
  readonly value: string | null;
  readonly retained: boolean;
  readonly startsClock: string | null;
}

export interface SentRow extends QueuedRow {
  readonly partition: number;
  readonly offset: bigint;
  readonly appendedAtMs: number;
}

/** A record that the relay itself adds: the order has reached its department's topic. */
export interface DeliveryRow {
  readonly topic: string;
  readonly key: string;
  readonly subject: string;
  readonly headers: string;
  readonly value: string;
}

const COLUMNS = 'id, phase, topic, key, subject, headers, value, retained, starts_clock';
const READ = `select ${COLUMNS} from outbox where id > $1 and not (topic = any($3)) order by id limit $2`;
/**
 * While a topic of ours takes nothing, nobody is told of what must come after it: no service of a case whose key it has
 * not got, nobody outside of what our own services cannot know (engine rule 14).
 */
const READ_HELD = `select ${COLUMNS} from outbox o where id > $1 and not (topic = any($3))
   and not exists (select from outbox first
     where first.topic = any($4) and first.subject = o.subject and first.phase < o.phase) order by id limit $2`;

/** From `cursor` on, without the topics that are set aside. */
export async function readOutbox(
  pool: Pool,
  cursor: bigint,
  limit: number,
  suspended: { readonly topics: readonly string[]; readonly internal: readonly string[] },
): Promise<QueuedRow[]> {
  const values: unknown[] = [String(cursor), limit, suspended.topics];
  const isHeld = suspended.internal.length > 0;
  const query = isHeld
    ? { name: 'outbox-held', text: READ_HELD, values: [...values, suspended.internal] }
    : { name: 'outbox', text: READ, values };
  const result = await pool.query({ ...query, rowMode: 'array' });
  type Row = [string, number, string, string | null, string, string, string | null, boolean, string | null];
  return (result.rows as unknown as Row[]).map(
    ([id, phase, topic, key, subject, headers, value, retained, startsClock]) => ({
      id,
      phase,
      topic,
      key,
      subject,
      headers,
      value,
      retained,
      startsClock,
    }),
  );
}

const SETTLE = `
  with sent as (
    select * from unnest($1::bigint[], $2::int[], $3::bigint[]) as u(id, part, off)),
  gone as (
    delete from outbox o using sent s where o.id = s.id
    returning o.id, o.topic, s.part, s.off, o.key, o.subject, o.headers, o.value, o.retained),
  kept as (
    insert into event_log (id, topic, partition, record_offset, key, subject, event_id, causation_id, headers, value)
    select g.id, g.topic, g.part, g.off, g.key, g.subject, g.headers::json->>'ce_id', g.headers::json->>'ce_causationid', g.headers, g.value
      from gone g where g.retained)
  insert into outbox (phase, topic, key, subject, headers, value, retained)
  select 1, d.topic, d.key, d.subject, d.headers, d.value, true
    from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) with ordinality
      as d(topic, key, subject, headers, value, ord) order by d.ord`;

/** Only what the broker has acknowledged leaves the queue; what is kept goes to the event log in the same statement. */
export async function settleOutbox(
  pool: Pool,
  sent: readonly SentRow[],
  deliveries: readonly DeliveryRow[],
): Promise<void> {
  await pool.query({
    name: 'settle',
    text: SETTLE,
    values: [
      sent.map((row) => row.id),
      sent.map((row) => row.partition),
      sent.map((row) => String(row.offset)),
      deliveries.map((row) => row.topic),
      deliveries.map((row) => row.key),
      deliveries.map((row) => row.subject),
      deliveries.map((row) => row.headers),
      deliveries.map((row) => row.value),
    ],
  });
}

/** Gives each sent row its place: within one send the broker numbers a partition's records in order. */
export function placed(
  rows: readonly (QueuedRow & { partition: number })[],
  acks: readonly LogAck[],
): SentRow[] {
  const next = new Map(
    acks.map((ack) => [`${ack.topic}/${ack.partition}`, { offset: ack.baseOffset, at: ack.appendedAtMs }]),
  );
  return rows.map((row) => {
    const place = next.get(`${row.topic}/${row.partition}`);
    if (!place) throw new Error(`no acknowledgement for ${row.topic}/${row.partition}`);
    return { ...row, offset: place.offset++, appendedAtMs: place.at };
  });
}
