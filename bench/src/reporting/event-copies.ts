import { Kafka, Partitioners, type Message } from 'kafkajs';
import { brokerPrincipal } from '../../../deploy/src/platform/names';
import { clientConfig } from '../../../deploy/src/platform/platform';
import { renamed } from '../growth/copy-cases';
import type { Stand } from '../stand';

/** Who says on which topic what reporting reads of cases; organisations are not copied. */
const TOPICS = [
  ['intake', 'intake.cases'],
  ['routing', 'routing.cases'],
  ['sla', 'sla.deadlines'],
  ['rating', 'rating.ratings'],
] as const;
const ORIGINALS = 'bench_events';
const RECORDS_PER_REQUEST = 2_000;

/**
 * Copies of the events of the cases that went through, under the ids that `CaseCopies` gives to its copies: what was
 * said of a case that was copied with the same number.
 */
export class EventCopies {
  private constructor(
    private readonly stand: Stand,
    /** Events of the originals. */
    readonly originals: number,
    /** Numbers after this one are the end of no original's id, for a while: two copies never become one. */
    readonly after: number,
    private readonly most: number,
  ) {}

  /** Sets the events aside that will be copied: all that the services have logged by now. */
  static async of(stand: Stand): Promise<EventCopies> {
    await stand.freshSchemas([ORIGINALS]);
    await stand.query(
      `create table ${ORIGINALS}.event as ${TOPICS.map(
        ([publisher, topic]) => `select * from ${publisher}.event_log where topic = '${topic}'`,
      ).join(' union all ')}`,
    );
    const [kept] = await stand.query<{ n: string }>(`select count(*) as n from ${ORIGINALS}.event`);
    const [gap] = await stand.query<{ after: number; most: number }>(
      `select tail as after, next - tail - 1 as most from (
         select tail, lead(tail) over (order by tail) as next from (
           select distinct ('x' || right(subject, 4))::bit(16)::int as tail from ${ORIGINALS}.event) as tails) as gaps
        order by next - tail desc nulls last limit 1`,
    );
    return new EventCopies(stand, Number(kept?.n), gap?.after ?? 0, gap?.most ?? 0);
  }

  /** Into the event logs, as if the services had published them. */
  async log(copies: number): Promise<void> {
    for (const n of this.numbers(copies))
      for (const [publisher, topic] of TOPICS)
        await this.stand.query(
          `insert into ${publisher}.event_log (logged_at, id, topic, partition, record_offset, key, subject, event_id,
             causation_id, headers, value)
           select clock_timestamp(), id, topic, partition, record_offset, ${renamed('key')}, ${renamed('subject')},
             ${renamed('event_id')}, causation_id, ${renamed('headers')}, ${renamed('value')}
             from ${ORIGINALS}.event cross join (select $1::int as n) as copy where topic = $2`,
          [n, topic],
        );
    await this.stand.query('vacuum analyze');
    await this.stand.query('checkpoint');
  }

  /** Onto their topics, each copy in the order in which the originals were published. */
  async send(copies: number): Promise<void> {
    for (const [publisher, topic] of TOPICS) {
      const producer = new Kafka(
        clientConfig(this.stand.platform.kafkaAs(brokerPrincipal(publisher)), 'bench.events'),
      ).producer({
        createPartitioner: Partitioners.DefaultPartitioner,
        allowAutoTopicCreation: false,
      });
      await producer.connect();
      try {
        for (const n of this.numbers(copies)) {
          const messages = await this.messagesOf(topic, n);
          for (let at = 0; at < messages.length; at += RECORDS_PER_REQUEST)
            await producer.send({ topic, acks: -1, messages: messages.slice(at, at + RECORDS_PER_REQUEST) });
        }
      } finally {
        await producer.disconnect();
      }
    }
  }

  private numbers(copies: number): number[] {
    if (copies > this.most) throw new Error(`${copies} copies are too many; expected at most ${this.most}`);
    return Array.from({ length: copies }, (_, n) => this.after + n + 1);
  }

  private async messagesOf(topic: string, copy: number): Promise<Message[]> {
    return this.stand.query<{ key: string; headers: Record<string, string>; value: string }>(
      `select ${renamed('key')} as key, ${renamed('headers')}::json as headers, ${renamed('value')} as value
         from ${ORIGINALS}.event cross join (select $1::int as n) as copy where topic = $2 order by id`,
      [copy, topic],
    );
  }
}
