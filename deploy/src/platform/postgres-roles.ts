import type { Client } from 'pg';
import { DATABASE_LOGINS, SERVICE_NAMES, type ServiceName } from './names';
import { ensureDatabase, withClient, type PostgresAccess } from './postgres-access';
import { passwordOf } from './secrets';

/**
 * Brings a database to the state in which migrations can run: a schema and two logins per service, the schema `bi`, and
 * the logins `bi` and `operator`. Every statement may be repeated, also over a database that is in use.
 *
 * Who reaches what: `<svc>_owner` owns the schema and only migrates; `<svc>` reads and writes rows of its own schema;
 * `bi` reads the views of schema `bi`; `operator` reads all schemas and changes what `grantOperatorItsColumns` names; the
 * public role reaches nothing.
 */
export async function preparePostgres(
  access: PostgresAccess,
  passwords: Readonly<Record<string, string>>,
): Promise<void> {
  await ensureDatabase(access);
  await withClient(access.adminUrl, async (client) => {
    await client.query('begin');
    // Two platforms may prepare the same server at once; roles are shared by all of its databases.
    await client.query(`select pg_advisory_xact_lock(hashtext('huiying.prepare'))`);
    await ensureLogins(client, passwords);
    const statements = [
      ...closedToThePublic(client),
      ...SERVICE_NAMES.flatMap(serviceSchema),
      ...biSchema(),
      ...settings(),
    ];
    await client.query(statements.join(';\n'));
    await client.query('commit');
  });
}

/**
 * What the operator's commands may change, and nothing else: hand a parked case or a dead letter back (`dead-letters`),
 * put published events into the outbox again (`republish`). Called after the migrations, because a grant on single
 * columns cannot be given in advance; a schema without the engine's tables is left alone.
 */
export async function grantOperatorItsColumns(access: PostgresAccess): Promise<void> {
  await withClient(access.adminUrl, async (client) => {
    for (const service of SERVICE_NAMES) {
      const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
        `${service}.dead_letter`,
      ]);
      if (rows[0]?.there !== true) continue;
      await client.query(`set role ${service}_owner`);
      await client.query(`grant update (kind) on ${service}.blocked to operator`);
      await client.query(`grant update (state) on ${service}.dead_letter to operator`);
      await client.query(`grant insert on ${service}.outbox to operator`);
      await client.query('reset role');
    }
  });
}

async function ensureLogins(client: Client, passwords: Readonly<Record<string, string>>): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [DATABASE_LOGINS],
  );
  const existing = new Set(rows.map(({ rolname }) => rolname));
  for (const login of DATABASE_LOGINS) {
    const verb = existing.has(login) ? 'alter' : 'create';
    const password = client.escapeLiteral(passwordOf(passwords, login));
    await client.query(`${verb} role ${login} login password ${password}`);
    if (login.endsWith('_owner')) await client.query(`grant ${login} to current_user`); // to act for it below
  }
}

function closedToThePublic(client: Client): string[] {
  const database = client.escapeIdentifier(client.database ?? '');
  return [
    `revoke all on database ${database} from public`,
    'revoke all on schema public from public',
    `grant connect on database ${database} to ${DATABASE_LOGINS.join(', ')}`,
  ];
}

function serviceSchema(service: ServiceName): string[] {
  const owner = `${service}_owner`;
  const future = `alter default privileges for role ${owner} in schema ${service} grant`;
  return [
    `create schema if not exists ${service} authorization ${owner}`,
    `grant usage on schema ${service} to ${service}, operator`,
    `${future} select, insert, update, delete on tables to ${service}`,
    `${future} usage, select, update on sequences to ${service}`,
    `${future} select on tables to operator`,
    `${future} select on sequences to operator`,
    // Functions are executable by everybody unless it is taken away for all schemas of their owner.
    `alter default privileges for role ${owner} revoke execute on functions from public`,
    `${future} execute on functions to ${service}`,
  ];
}

/** The views belong to reporting, which alone knows what may be shown; `bi` never sees a service's schema. */
function biSchema(): string[] {
  const future = 'alter default privileges for role reporting_owner in schema bi grant select on tables to';
  return [
    'create schema if not exists bi authorization reporting_owner',
    'grant usage on schema bi to bi, operator, reporting',
    `${future} bi, operator, reporting`,
  ];
}

/** Engine rule 10: a stopped process must not hold the service. Readers must not hold the queue tables' snapshots. */
function settings(): string[] {
  const always = (login: string, setting: string): string => `alter role ${login} set ${setting}`;
  return [
    ...SERVICE_NAMES.flatMap((service) => [
      always(service, `search_path = ${service}`),
      always(service, `idle_in_transaction_session_timeout = '5s'`),
      always(service, `lock_timeout = '3s'`),
      always(service, `synchronous_commit = on`),
      always(`${service}_owner`, `search_path = ${service}`),
    ]),
    always('bi', 'search_path = bi'),
    // one question of an analyst takes one processor, however many there are
    always('bi', 'max_parallel_workers_per_gather = 0'),
    'alter role bi connection limit 10',
    ...['bi', 'operator'].flatMap((reader) => [
      always(reader, 'default_transaction_read_only = on'),
      always(reader, `statement_timeout = '30s'`),
      always(reader, `idle_in_transaction_session_timeout = '30s'`),
    ]),
  ];
}
