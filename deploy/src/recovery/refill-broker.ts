import { Kafka, Partitioners, type Message } from 'kafkajs';
import type { Client } from 'pg';
import { clientConfig, type KafkaAccess } from '../platform/kafka-access';
import { SERVICE_NAMES, type ServiceName } from '../platform/names';
import { withClient, type PostgresAccess } from '../platform/postgres-access';

const BATCH = 1_000;

/**
 * What each service has published, in its order: of one case the numbers of the rows rise with the events. Receipts as
 * far back as their topic keeps them; the internal events all of them.
 */
const HISTORY = (service: ServiceName): string => `
  declare history no scroll cursor for select topic, partition, key, headers, value from ${service}.event_log
   where topic not like 'province.%' or logged_at > now() - interval '30 days' order by id`;

interface LoggedEvent {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | null;
  readonly headers: string;
  readonly value: string | null;
}

/**
 * Puts the event logs of all services onto an empty broker: same ids, same numbers, same partitions. To be done before a
 * service runs: whoever is told something newer about a case first takes the older for something it has seen.
 * Done twice, it does no harm: receivers drop what they have.
 * @returns how many events of each service
 */
export async function refillBroker(
  kafka: KafkaAccess,
  postgres: PostgresAccess,
): Promise<Readonly<Record<ServiceName, number>>> {
  const counts = { intake: 0, routing: 0, sla: 0, rating: 0, reporting: 0 };
  const producer = new Kafka(clientConfig(kafka, 'huiying-refill')).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  try {
    for (const service of SERVICE_NAMES)
      await withClient(postgres.urlFor('operator'), async (client) => {
        for await (const events of history(client, service)) {
          await producer.sendBatch({ acks: -1, topicMessages: byTopic(events) });
          counts[service] += events.length;
        }
      });
  } finally {
    await producer.disconnect();
  }
  return counts;
}

async function* history(client: Client, service: ServiceName): AsyncGenerator<readonly LoggedEvent[]> {
  await client.query('begin read only');
  await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
  await client.query(HISTORY(service));
  for (;;) {
    const { rows } = await client.query<LoggedEvent>(`fetch ${BATCH} from history`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('commit');
}

function byTopic(events: readonly LoggedEvent[]): { topic: string; messages: Message[] }[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, partition, key, headers, value } of events) {
    const message = { partition, key, value, headers: JSON.parse(headers) as Record<string, string> };
    const messages = topics.get(topic);
    if (messages) messages.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
