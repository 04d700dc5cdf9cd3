import type { Producer } from 'kafkajs';
import type { PoolClient } from 'pg';

const BATCH = 500;

/**
 * Sends what the stage has written and deletes what the broker has acknowledged; one pass at a time. The cursor keeps
 * it from visiting the dead rows of earlier passes again, which is safe because one stage process alone writes here.
 */
export class OutboxRelay {
  relayed = 0;
  private cursor = '0';
  private more = false;
  private passing: Promise<void> | undefined;

  constructor(
    private readonly session: PoolClient,
    private readonly producer: Producer,
    private readonly schema: string,
    private readonly topic: string,
  ) {}

  /** Call after a commit. */
  nudge(): void {
    this.more = true;
    this.passing ??= this.pass().finally(() => (this.passing = undefined));
  }

  async finish(): Promise<void> {
    await this.passing;
  }

  private async pass(): Promise<void> {
    while (this.more) {
      this.more = false;
      while ((await this.sendSome()) === BATCH);
    }
  }

  private async sendSome(): Promise<number> {
    const { rows } = await this.session.query<[id: string, key: string, value: string]>({
      name: 'outbox',
      text: `select id, key, value from ${this.schema}.outbox where id > $1 order by id limit ${BATCH}`,
      values: [this.cursor],
      rowMode: 'array',
    } as never);
    const last = rows.at(-1);
    if (last === undefined) return 0;
    const messages = rows.map(([, key, value]) => ({ key, value }));
    await this.producer.send({ topic: this.topic, acks: -1, messages });
    const text = `delete from ${this.schema}.outbox where id = any($1::bigint[])`;
    await this.session.query({ name: 'sent', text, values: [rows.map(([id]) => id)] });
    this.cursor = last[0];
    this.relayed += rows.length;
    return rows.length;
  }
}
