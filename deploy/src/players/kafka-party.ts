import { Kafka, Partitioners, type Consumer, type Producer } from 'kafkajs';
import { toHeaders } from '@huiying/contracts';
import { clientConfig, type KafkaAccess } from '../platform/kafka-access';
import type { Connection, ConnectionPrincipal } from '../platform/connection';

/** A CloudEvent as an outside party hears it. */
export interface Heard {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  /** ISO-8601 with offset: the legal instant. */
  readonly time: string;
  readonly subject: string;
  readonly causationId: string | undefined;
  readonly correlationId: string | undefined;
  readonly policyRef: string | undefined;
  readonly resend: boolean;
  readonly key: string;
  readonly data: Record<string, unknown>;
}

/** How a principal of `connection.json` reaches the broker. */
export function accessOf({ kafka }: Connection, name: string): KafkaAccess {
  const principal = kafka.principals[name];
  if (principal === undefined) throw new Error(`connection.json has no principal "${name}"`);
  return accessAs(kafka, principal);
}

function accessAs(kafka: Connection['kafka'], { username, password }: ConnectionPrincipal): KafkaAccess {
  return {
    brokers: kafka.brokers,
    securityProtocol: kafka.securityProtocol as KafkaAccess['securityProtocol'],
    username,
    password,
    ...(kafka.caFile === undefined ? {} : { caFile: kafka.caFile }),
  };
}

export interface Outgoing {
  readonly type: string;
  readonly id: string;
  readonly source: string;
  readonly data: unknown;
}

/**
 * An outside party with nothing but its credentials: one topic it reads, one or more it writes. It uses the plain Kafka
 * client, as a foreign system would. What it hears twice under one id it keeps once, as the contract tells it to.
 */
export class KafkaParty {
  private readonly ids = new Set<string>();
  private readonly consumer: Consumer;
  private readonly producer: Producer;
  readonly heard: Heard[] = [];

  constructor(access: KafkaAccess, groupPrefix: string) {
    const kafka = new Kafka(clientConfig(access, access.username));
    this.producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    this.consumer = kafka.consumer({
      groupId: `${groupPrefix}player-${process.pid}-${Date.now()}`,
      maxWaitTimeInMs: 300,
      sessionTimeout: 10_000,
      heartbeatInterval: 1_000,
    });
  }

  /** Reads the topic from its beginning. */
  async join(topic: string): Promise<this> {
    await Promise.all([this.producer.connect(), this.consumer.connect()]);
    await this.consumer.subscribe({ topics: [topic], fromBeginning: true });
    await this.consumer.run({
      eachMessage: ({ message }) => {
        this.hear(message.key, message.value, message.headers ?? {});
        return Promise.resolve();
      },
    });
    return this;
  }

  /** One CloudEvent in binary mode. */
  async say(topic: string, key: string, { type, id, source, data }: Outgoing): Promise<void> {
    await this.raw(topic, key, JSON.stringify(data), toHeaders({ id, source, type }));
  }

  /** Any bytes: what a faulty sender may do. */
  async raw(
    topic: string,
    key: string | null,
    value: string | Buffer | null,
    headers: Record<string, string> = {},
  ): Promise<void> {
    await this.producer.send({ topic, acks: -1, messages: [{ key, value, headers }] });
  }

  async leave(): Promise<void> {
    await Promise.all([this.consumer.disconnect(), this.producer.disconnect()]);
  }

  private hear(key: Buffer | null, value: Buffer | null, headers: Record<string, unknown>): void {
    const text = (name: string): string | undefined => {
      const header = headers[name];
      return Buffer.isBuffer(header) || typeof header === 'string' ? header.toString() : undefined;
    };
    const id = text('ce_id') ?? '';
    if (this.ids.has(id) && text('huiying_resend') === undefined) return;
    this.ids.add(id);
    this.heard.push({
      id,
      type: text('ce_type') ?? '',
      source: text('ce_source') ?? '',
      time: text('ce_time') ?? '',
      subject: text('ce_subject') ?? '',
      causationId: text('ce_causationid'),
      correlationId: text('ce_correlationid'),
      policyRef: text('ce_policyref'),
      resend: text('huiying_resend') !== undefined,
      key: key?.toString() ?? '',
      data: JSON.parse(value?.toString() ?? '{}') as Record<string, unknown>,
    });
  }
}
