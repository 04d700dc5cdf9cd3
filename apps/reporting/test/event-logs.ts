import { migrateService } from '@huiying/messaging';
import { Client } from 'pg';

const SERVICES = ['intake', 'routing', 'sla', 'rating'] as const;

export interface Said {
  readonly topic: string;
  readonly subject: string;
  readonly headers: object;
  readonly value: string;
}

/** The event logs of the four services that publish, as their relays write them. */
export class EventLogs {
  private written = 0;
  /** Set: nothing is logged, as if a relay had lost it. */
  closed = false;

  private constructor(private readonly clients: ReadonlyMap<string, Client>) {}

  static async open(urlFor: (login: string) => string): Promise<EventLogs> {
    const clients = new Map<string, Client>();
    for (const schema of SERVICES) {
      const ownerUrl = urlFor(`${schema}_owner`);
      await migrateService({ ownerUrl, schema, runtimeRole: schema, stores: [], migrations: [] });
      const client = new Client({ connectionString: urlFor(schema) });
      await client.connect();
      clients.set(schema, client);
    }
    return new EventLogs(clients);
  }

  async keep(service: string, { topic, subject, headers, value }: Said): Promise<void> {
    if (this.closed) return;
    this.written += 1;
    await this.clients.get(service)?.query(
      `insert into event_log (id, topic, partition, record_offset, key, subject, event_id, headers, value)
       values ($1::bigint, $2, 0, $1::bigint, $3, $3, $1::bigint::text, $4, $5)`,
      [this.written, topic, subject, JSON.stringify(headers), value],
    );
  }

  /** Each record stands there twice, and the last one first. */
  async doubleAndTurnRound(): Promise<void> {
    for (const client of this.clients.values())
      await client.query(
        `with gone as (delete from event_log returning *)
         insert into event_log select * from (select * from gone union all select * from gone) as twice order by id desc`,
      );
  }

  async close(): Promise<void> {
    for (const client of this.clients.values()) await client.end();
  }
}
