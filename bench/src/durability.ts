import { ConfigResourceTypes } from 'kafkajs';
import { withAdmin } from '../../deploy/src/platform/kafka-admin';
import type { Stand } from './stand';

const POSTGRES = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method'];
const BROKER = ['sasl.enabled.mechanisms', 'authorizer.class.name', 'allow.everyone.if.no.acl.found'];
const TOPIC = [
  'message.timestamp.type',
  'min.insync.replicas',
  'flush.messages',
  'unclean.leader.election.enable',
];

/** What the running servers themselves say about what they keep, and whom they let in. */
export async function durability(stand: Stand): Promise<string[]> {
  const login = stand.platform.postgres.urlFor('routing');
  const settings = await stand.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1) order by name',
    [POSTGRES],
  );
  const asService = await stand.query<{ synchronous_commit: string }>('show synchronous_commit', [], login);
  const broker = await withAdmin(stand.platform.kafkaAdmin, async (admin) => {
    const { brokers } = await admin.describeCluster();
    const ask = (type: ConfigResourceTypes, name: string, configNames: string[]) =>
      admin.describeConfigs({ includeSynonyms: false, resources: [{ type, name, configNames }] });
    const node = await ask(ConfigResourceTypes.BROKER, String(brokers[0]?.nodeId), BROKER);
    const topic = await ask(ConfigResourceTypes.TOPIC, 'routing.cases', TOPIC);
    return [...node.resources, ...topic.resources].flatMap(({ configEntries }) =>
      configEntries.map(({ configName, configValue }) => `${configName}=${configValue}`),
    );
  });
  return [
    `Postgres: ${settings.map(({ name, setting }) => `${name}=${setting}`).join(' ')}; as a service: synchronous_commit=${asService[0]?.synchronous_commit}`,
    `Kafka:    ${broker.join(' ')}`,
    `Clients:  ${stand.kafka.securityProtocol} with SCRAM-SHA-512, acks=all, in the platform and in both comparison chains`,
  ];
}
