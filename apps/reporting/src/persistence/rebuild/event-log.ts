import type { Incoming, MessageContract } from '@huiying/contracts';
import { instantOf, parseTrusted } from '@huiying/contracts';
import type { Connection } from './database';

/** Who publishes what reporting reads; each keeps what it said in the event log of its schema. */
const PUBLISHERS = ['intake', 'routing', 'sla', 'rating'] as const;

interface LoggedRow {
  readonly topic: string;
  readonly partition: number;
  readonly record_offset: string;
  readonly key: string | null;
  readonly subject: string;
  readonly headers: string;
  readonly value: string;
  readonly logged_at: string;
}

const ROWS_AT_A_TIME = 5_000;

/** An event is logged by one short statement: what was begun before an instant is visible this much later. */
const OVERLAP = `interval '1 minute'`;

/**
 * The events that the services have said, from their own event logs: topics keep them for a time, the logs for good.
 * The connection is a reader of all schemas; it gets a transaction of its own and no limit of time.
 */
export class EventLog {
  constructor(
    private readonly reader: Connection,
    private readonly contracts: readonly MessageContract[],
  ) {}

  /** The instant of the database's clock, as text. */
  async now(): Promise<string> {
    const { rows } = await this.reader.query<{ now: string }>('select clock_timestamp()::text as now');
    return rows[0]?.now ?? '';
  }

  /** How many records of the topics that are read were logged. */
  async count(): Promise<number> {
    return this.alone(async () => {
      const parts = PUBLISHERS.map((service) => `(select count(*) from ${service}.event_log where ${OURS})`);
      const { rows } = await this.reader.query<{ count: string }>(
        `select (${parts.join(' + ')})::text as count`,
        [this.topics],
      );
      return Number(rows[0]?.count);
    });
  }

  /**
   * Hands over all events logged since, subject by subject and each sender's in the order of its sequence.
   * @param since instant of the database's clock, from which on everything is handed over, and some of what was before;
   * undefined: from the first
   */
  async read(since: string | undefined, take: (events: Incoming[]) => Promise<void>): Promise<void> {
    const columns = 'topic, partition, record_offset, key, subject, headers, value, logged_at';
    const parts = PUBLISHERS.map(
      (service, at) => `select ${columns}, ${at} as publisher, (headers::json->>'ce_sequence')::bigint as seq
        from ${service}.event_log where ${OURS} and ($2::timestamptz is null or logged_at >= $2::timestamptz - ${OVERLAP})`,
    );
    await this.alone(async () => {
      await this.reader.query(
        `declare told no scroll cursor for select ${columns} from (${parts.join(' union all ')}) as log
          order by subject, publisher, seq, topic`,
        [this.topics, since ?? null],
      );
      const fetch = () => this.reader.query<LoggedRow>(`fetch ${ROWS_AT_A_TIME} from told`);
      for (let fetched = await fetch(); fetched.rows.length > 0;) {
        // the database looks for the next ones while these are projected
        const [next] = await Promise.all([
          fetch(),
          take(fetched.rows.flatMap((row) => messageOf(row) ?? [])),
        ]);
        fetched = next;
      }
    });
  }

  private get topics(): string[] {
    return [...new Set(this.contracts.map(({ topic }) => topic))];
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    await this.reader.query('begin read only');
    try {
      await this.reader.query('set local statement_timeout = 0');
      await this.reader.query('set local idle_in_transaction_session_timeout = 0');
      await this.reader.query(`set local work_mem = '256MB'`);
      return await work();
    } finally {
      await this.reader.query('rollback');
    }
  }
}

const OURS = 'topic = any($1) and value is not null';

/** As the engine hands it to the consumer. Projections read neither place nor instant of the append. */
function messageOf(row: LoggedRow): Incoming | undefined {
  const headers = JSON.parse(row.headers) as Record<string, string>;
  const parsed = parseTrusted({ key: row.key, value: Buffer.from(row.value), headers });
  if (parsed === undefined) return undefined;
  const { envelope, data } = parsed;
  const loggedAt = instantOf(new Date(row.logged_at).toISOString());
  return {
    ...envelope,
    subject: envelope.subject ?? row.subject,
    correlationId: envelope.correlationId ?? envelope.id,
    data,
    ...{ topic: row.topic, partition: row.partition, offset: BigInt(row.record_offset), key: row.key },
    ...{ appendedAt: loggedAt, arrivedAt: loggedAt },
  };
}
