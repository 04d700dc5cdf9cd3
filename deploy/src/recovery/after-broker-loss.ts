import { createDepartmentPrincipal } from '../platform/kafka-admin';
import { readConnection } from '../platform/connection';
import type { Infrastructure } from '../platform/infrastructure';
import { SERVICE_NAMES } from '../platform/names';
import { withClient, type PostgresAccess } from '../platform/postgres-access';
import { AnotherBroker, formerBrokers } from './former-broker';
import { owedAfterLoss, owedLines } from './owed';
import { refillBroker } from './refill-broker';

/** A prepared broker and database, and no service yet. */
export type BeforeServices = Pick<Infrastructure, 'home' | 'kafka' | 'postgres'>;

/**
 * To be called when broker and database are prepared and before a service starts. Services that begin on a broker without
 * history would tell each other what is new before what is missing, so they do not begin.
 * @param isLost the operator has said that the former broker's data is gone for good
 * @throws AnotherBroker when it is another one and nobody has said so
 */
export async function checkBroker(
  where: BeforeServices,
  isLost: boolean,
  say: (line: string) => void,
): Promise<void> {
  const { now, former } = await formerBrokers(where.kafka, where.postgres);
  if (former.length === 0) return;
  if (!isLost) throw new AnotherBroker(now, former);
  await recoverBroker(where, say);
}

/**
 * After the broker's data was lost: the departments' users whose passwords are known here, then everything that services
 * have published. Routing makes the departments' topics when it starts. May be repeated.
 * @throws Error when a service still runs
 */
export async function recoverBroker(where: BeforeServices, say: (line: string) => void): Promise<void> {
  const { home, kafka, postgres } = where;
  await assertNoServiceRuns(postgres);
  const known = Object.values(readConnection(home)?.kafka.principals ?? {}).filter(({ username }) =>
    username.startsWith('dept.'),
  );
  for (const { username, password } of known)
    await createDepartmentPrincipal(kafka, username.slice('dept.'.length), password);
  say(`${known.length} departments can log in again; any other gets new credentials: org credentials <org>`);
  const counts = await refillBroker(kafka, postgres);
  say(
    `published again: ${Object.entries(counts)
      .map(([service, count]) => `${service} ${count}`)
      .join(', ')}`,
  );
  for (const line of owedLines(await owedAfterLoss(postgres))) say(line);
}

async function assertNoServiceRuns(postgres: PostgresAccess): Promise<void> {
  const { rows } = await withClient(postgres.urlFor('operator'), (client) =>
    client.query<{ usename: string }>(
      'select distinct usename from pg_stat_activity where usename = any($1) order by 1',
      [[...SERVICE_NAMES]],
    ),
  );
  if (rows.length > 0)
    throw new Error(
      `Stop the services first: ${rows.map(({ usename }) => usename).join(', ')} are at the database`,
    );
}
