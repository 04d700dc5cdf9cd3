import { Client } from 'pg';

const tables = (schema: string): string => `
  create table ${schema}.consumer_offset (
    topic text, partition int, next_offset bigint not null, primary key (topic, partition)) with (fillfactor = 50);
  create table ${schema}.case_state (
    case_id text primary key, stage int not null, status text not null, version int not null, fee numeric not null,
    doc jsonb not null, updated_at timestamptz not null) with (fillfactor = 80);
  create table ${schema}.outbox (id bigserial primary key, key text not null, value text not null)
    with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);`;

/** The tables of hand-written stages, in a schema each that exists and is empty. */
export async function createStageTables(databaseUrl: string, schemas: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const schema of schemas) await client.query(tables(schema));
  } finally {
    await client.end();
  }
}
