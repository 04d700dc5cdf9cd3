import type { Client } from 'pg';
import {
  startPlatform,
  type KafkaAccess,
  type Platform,
  type PlatformOptions,
} from '../../deploy/src/platform/platform';
import { withAdmin } from '../../deploy/src/platform/kafka-admin';
import { untilServed } from '../../deploy/src/platform/topics';
import { withClient } from '../../deploy/src/platform/postgres-access';

/** Broker, database and the five services of this run, in a home of its own that is removed at the end. */
export class Stand {
  private constructor(readonly platform: Platform) {}

  /** @param more for rehearsals: another build, detours to database and broker, services that are started again */
  static async start(
    onProgress: (step: string) => void,
    more: Pick<
      PlatformOptions,
      'builtAt' | 'databaseVia' | 'kafkaVia' | 'supervise' | 'onServiceExit' | 'clock' | 'tls'
    > = {},
  ): Promise<Stand> {
    const platform = await startPlatform({
      temporary: true,
      quickStart: false,
      env: {},
      onProgress,
      onServiceExit: (name, code, logTail) => {
        onProgress(`${name} exited (${code}):\n${logTail}`);
      },
      ...more,
    });
    return new Stand(platform);
  }

  /** The principal that may play the province and every department, and has topics of its own. */
  get kafka(): KafkaAccess {
    return this.platform.kafkaAs('bench');
  }

  /** Superuser's: the comparison chains must not fail for want of rights, and the oracle looks into all schemas. */
  get databaseUrl(): string {
    return this.platform.postgres.adminUrl;
  }

  async query<Row extends object>(
    text: string,
    values: readonly unknown[] = [],
    url: string = this.databaseUrl,
  ): Promise<Row[]> {
    return withClient(url, async (client: Client) => {
      const { rows } = await client.query(text, [...values]);
      return rows as Row[];
    });
  }

  async createTopics(topics: readonly string[], numPartitions: number): Promise<void> {
    await withAdmin(this.platform.kafkaAdmin, async (admin) => {
      await admin.createTopics({
        topics: topics.map((topic) => ({ topic, numPartitions })),
        waitForLeaders: false,
      });
      await untilServed(admin, topics);
    });
  }

  async freshSchemas(schemas: readonly string[]): Promise<void> {
    for (const schema of schemas)
      await this.query(`drop schema if exists ${schema} cascade; create schema ${schema}`);
  }

  async stop(): Promise<void> {
    await this.platform.stop();
  }
}
