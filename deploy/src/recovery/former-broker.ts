import { SERVICE_NAMES } from '../platform/names';
import type { KafkaAccess } from '../platform/kafka-access';
import { withAdmin } from '../platform/kafka-admin';
import { withClient, type PostgresAccess } from '../platform/postgres-access';

/** The broker is none that the services have read from: what they have published and read lay on another one. */
export class AnotherBroker extends Error {
  constructor(
    readonly now: string,
    readonly former: readonly string[],
  ) {
    super(
      `The broker is cluster ${now}; the services have read from ${former.join(', ')}. ` +
        'If KAFKA_BROKERS names the wrong one, correct it. If the data of the former one is lost, start with ' +
        'BROKER_LOST=yes and read docs/runbooks/broker-lost.md: what services have published is put onto the new one first, ' +
        'and the province and the departments have something to send again.',
    );
  }
}

/**
 * Which cluster it is, and which others the services have read from; those are empty when this one is among them, or
 * when nothing has been read yet.
 */
export async function formerBrokers(
  kafka: KafkaAccess,
  postgres: PostgresAccess,
): Promise<{ readonly now: string; readonly former: readonly string[] }> {
  const now = await withAdmin(kafka, async (admin) => (await admin.describeCluster()).clusterId);
  const known = new Set<string>();
  await withClient(postgres.urlFor('operator'), async (client) => {
    for (const service of SERVICE_NAMES) {
      const { rows } = await client.query<{ cluster_id: string }>(
        `select distinct cluster_id from ${service}.consumer_offset`,
      );
      for (const row of rows) known.add(row.cluster_id);
    }
  });
  return { now, former: known.has(now) ? [] : [...known] };
}
