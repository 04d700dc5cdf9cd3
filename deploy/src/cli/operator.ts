import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { createKafkaClient, type LogAdmin, type LogClient } from '@huiying/messaging';
import type { KafkaAccess } from '../platform/kafka-access';
import type { RunningPlatform } from '../platform/running-platform';

/** What the operator's commands need of a platform; `findPlatform` and `startPlatform` both give it. */
export type OperatedPlatform = Pick<RunningPlatform, 'kafkaAs' | 'postgres'>;

/**
 * The operator's own hands: its database login (reads every schema) and its broker principal (reads every topic, writes
 * the clock). Opened when first used, because most commands need only one of them.
 */
export class Operator {
  private client: Promise<Client> | undefined;
  private logAdmin: Promise<LogAdmin> | undefined;
  readonly log: LogClient;

  constructor(platform: OperatedPlatform) {
    this.log = createKafkaClient(connectionOf(platform.kafkaAs('operator')));
    this.databaseUrl = platform.postgres.urlFor('operator');
  }

  private readonly databaseUrl: string;

  admin(): Promise<LogAdmin> {
    return (this.logAdmin ??= this.log.admin());
  }

  database(): Promise<Client> {
    return (this.client ??= this.connect());
  }

  async close(): Promise<void> {
    await this.client?.then((client) => client.end()).catch(() => undefined);
    await this.logAdmin?.then((admin) => admin.close()).catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: 10_000 });
    client.on('error', () => (this.client = undefined));
    await client.connect();
    return client;
  }
}

function connectionOf({ brokers, securityProtocol, username, password, caFile }: KafkaAccess) {
  return {
    brokers,
    clientId: 'huiying-operator',
    username,
    password,
    securityProtocol,
    ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }),
  };
}
