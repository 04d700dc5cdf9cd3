import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Stand } from '../stand';
import { isReady } from '../watch/ready';
import type { EventCopies } from './event-copies';

const GIVEN_UP_AFTER_MS = 300_000;
const ROWS_PER_STATEMENT = 500;

export interface ProjectingRound {
  readonly events: number;
  readonly perSecond: number;
  /** Rows of the same size, by `unnest`, into a table of the same shape. */
  readonly rawPerSecond: number;
}

/**
 * reporting forgets what it has read and reads all topics again, from the first record to the last; beside it somebody
 * inserts as many rows of the same documents, 500 in a statement, and nothing else. The topics hold every case as often
 * as `copies` says, too, so that the start of a process is a small part of it.
 */
export async function projecting(stand: Stand, copies: EventCopies, times: number): Promise<ProjectingRound> {
  const { services } = stand.platform;
  const tables = await factTables(stand);
  const docs = await stand.query<{ id: string; doc: string }>(
    `${tables.map((table) => `select id, doc::text as doc from reporting.${table} where doc is not null`).join(' union all ')}`,
  );
  const events = (await readSoFar(stand)) + times * copies.originals;
  await services.kill9('reporting');
  await copies.send(times);
  await stand.query(
    `truncate ${[...tables, 'consumer_offset'].map((table) => `reporting.${table}`).join(', ')}`,
  );
  await services.restart('reporting');
  while (!(await isReady(services.url('reporting')))) await pause(10);
  const before = await readSoFar(stand);
  const began = Date.now();
  while ((await readSoFar(stand)) < events) {
    if (Date.now() - began > GIVEN_UP_AFTER_MS) throw new Error('reporting does not read to the end');
    await pause(50);
  }
  const perSecond = ((events - before) * 1000) / (Date.now() - began);
  return { events, perSecond, rawPerSecond: await rawInserts(stand, docs, events) };
}

const factTables = async (stand: Stand): Promise<string[]> =>
  (
    await stand.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'reporting' and table_name like '%\\_fact' and table_type = 'BASE TABLE'`,
    )
  ).map(({ name }) => name);

const readSoFar = async (stand: Stand): Promise<number> =>
  (
    await stand.query<{ n: number | null }>(
      `select sum(next_offset)::int as n from reporting.consumer_offset where topic <> 'clock.control'`,
    )
  )[0]?.n ?? 0;

async function rawInserts(
  stand: Stand,
  docs: readonly { readonly id: string; readonly doc: string }[],
  count: number,
): Promise<number> {
  await stand.freshSchemas(['bench_raw']);
  const client = new Client({ connectionString: stand.databaseUrl });
  await client.connect();
  try {
    await client.query('create table bench_raw.fact (like reporting.order_fact including all)');
    const began = Date.now();
    for (let n = 0; n < count; n += ROWS_PER_STATEMENT) {
      const rows = Array.from(
        { length: Math.min(ROWS_PER_STATEMENT, count - n) },
        (_, i) => docs[(n + i) % docs.length]!,
      );
      await client.query(
        `insert into bench_raw.fact (id, version, doc)
         select u.id, 1, u.doc::jsonb from unnest($1::text[], $2::text[]) as u(id, doc)`,
        [rows.map(({ id }, i) => `${id}#${n + i}`), rows.map(({ doc }) => doc)],
      );
    }
    return (count * 1000) / (Date.now() - began);
  } finally {
    await client.end();
  }
}
