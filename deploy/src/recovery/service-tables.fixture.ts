import { SERVICE_NAMES } from '../platform/names';
import { withClient, type PostgresAccess } from '../platform/postgres-access';

/** The tables that a recovery asks, as far as it asks them, made by the schemas' owners. */
export async function makeServiceTables(postgres: PostgresAccess): Promise<void> {
  for (const service of SERVICE_NAMES)
    await withClient(postgres.urlFor(`${service}_owner`), async (client) => {
      await client.query(`
        create table consumer_offset (topic text, cluster_id text);
        create table event_log (id bigint, logged_at timestamptz default now(), topic text, partition int, key text, headers text, value text)`);
      if (service === 'routing') await client.query('create table case_file (id text, doc jsonb)');
    });
}

/** What intake has read under that cluster, and published: rows in another order than that of their numbers. */
export async function intakeHasWorked(postgres: PostgresAccess, clusterId: string): Promise<void> {
  await withClient(postgres.urlFor('intake_owner'), async (client) => {
    await client.query(`insert into consumer_offset values ('province.cases', $1)`, [clusterId]);
    await client.query(
      `insert into event_log (id, topic, partition, key, headers, value, logged_at) values
        (2, 'intake.cases', 1, 'c-1', '{"ce_id":"second"}', '{}', now()),
        (1, 'intake.cases', 1, 'c-1', '{"ce_id":"first"}', '{}', now()),
        (3, 'intake.keys', 0, 'c-1', '{"ce_id":"purged"}', null, now()),
        (4, 'province.receipts', 2, 'N-1', '{"ce_id":"long ago"}', '{}', now() - interval '31 days'),
        (5, 'province.receipts', 2, 'N-2', '{"ce_id":"lately"}', '{}', now() - interval '1 day')`,
    );
  });
}
