import { setTimeout as pause } from 'node:timers/promises';
import { Partitioners, type Kafka, type Message, type Producer } from 'kafkajs';

import type { Habits } from './habits';

export interface Letter {
  readonly topic: string;
  readonly partition: number;
  readonly message: Message;
  /** Called with the broker's append time. */
  readonly appended?: (at: number) => void;
}

const PATIENCE_MS = 500;

/**
 * Sends what has gathered while the last send was under way, as one request: at a low rate at once, at a high rate in
 * large batches, and always in order.
 */
export class Mailbox {
  private readonly producer: Producer;
  private waiting: Letter[] = [];
  private sending: Promise<void> | undefined;
  /** Set when a send has failed for good: the run is worth nothing then, and nothing more is sent. */
  failure: Error | undefined;

  /** @param habits see `Habits`: the bench gives up at the first failure, a rehearsal of failures never does */
  constructor(
    kafka: Kafka,
    private readonly habits: Pick<Habits, 'patient' | 'copies'>,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.producer = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
    });
  }

  async open(): Promise<void> {
    await this.producer.connect();
  }

  post(letter: Letter): void {
    if (this.failure) return;
    for (let copies = this.habits.copies(); copies > 0; copies -= 1) this.waiting.push(letter);
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
  }

  async close(): Promise<void> {
    await this.sending;
    await this.producer.disconnect();
  }

  private async sendAll(): Promise<void> {
    await new Promise((turn) => setImmediate(turn)); // what this turn of the loop still posts goes with it
    while (this.waiting.length > 0) {
      const letters = this.waiting.splice(0, 2_000);
      const left: Letter[] = [];
      for (const together of this.requestsOf(letters)) {
        try {
          await this.send(together);
        } catch (error) {
          if (!this.habits.patient) {
            this.failure = error as Error;
            return;
          }
          left.push(...together); // some may be there already: the same ids again
        }
      }
      if (left.length === 0) continue;
      this.waiting.unshift(...left);
      await pause(this.patienceMs);
    }
  }

  /** A topic that is not there yet fails the whole request, so that who tries again asks for each topic by itself. */
  private requestsOf(letters: readonly Letter[]): (readonly Letter[])[] {
    if (!this.habits.patient) return [letters];
    const topics = [...new Set(letters.map(({ topic }) => topic))];
    return topics.map((topic) => letters.filter((each) => each.topic === topic));
  }

  private async send(letters: readonly Letter[]): Promise<void> {
    const byTopic = new Map<string, Message[]>();
    for (const { topic, partition, message } of letters) {
      const messages = byTopic.get(topic);
      if (messages) messages.push({ ...message, partition });
      else byTopic.set(topic, [{ ...message, partition }]);
    }
    const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
    const acks = await this.producer.sendBatch({ acks: -1, topicMessages });
    const times = new Map(
      acks.map((ack) => [`${ack.topicName}/${ack.partition}`, Number(ack.logAppendTime)]),
    );
    for (const { topic, partition, appended } of letters)
      appended?.(times.get(`${topic}/${partition}`) ?? Date.now());
  }
}
