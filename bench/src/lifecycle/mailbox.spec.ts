import type { Kafka } from 'kafkajs';
import { Mailbox, type Letter } from './mailbox';

interface Batch {
  readonly topicMessages: readonly { readonly topic: string; readonly messages: readonly unknown[] }[];
}

/** A broker on which one topic is not there at first: as kafkajs does, a request with it fails as a whole, after the rest was taken. */
class HalfABroker {
  readonly taken: string[] = [];
  private refusals = 3;

  readonly kafka = {
    producer: () => ({ sendBatch: (batch: Batch) => this.send(batch), disconnect: () => Promise.resolve() }),
  } as unknown as Kafka;

  private send({ topicMessages }: Batch): Promise<object[]> {
    const missing = this.refusals > 0 && topicMessages.some(({ topic }) => topic === 'dept.a.actions');
    for (const { topic, messages } of topicMessages)
      if (!missing || topic !== 'dept.a.actions') messages.forEach(() => this.taken.push(topic));
    if (!missing) return Promise.resolve([]);
    this.refusals -= 1;
    return Promise.reject(new Error('This server does not host this topic-partition'));
  }
}

const letter = (topic: string, key: string): Letter => ({ topic, partition: 0, message: { key, value: '' } });

/** All that it will ever send. */
async function posted(broker: HalfABroker, patient: boolean): Promise<Mailbox> {
  const mail = new Mailbox(broker.kafka, { patient, copies: () => 1 }, 1);
  for (const key of ['1', '2']) mail.post(letter('province.cases', key));
  mail.post(letter('dept.a.actions', '3'));
  await mail.close();
  return mail;
}

describe('the post of the players', () => {
  it('sends again only what was not taken when a topic is not there yet', async () => {
    const broker = new HalfABroker();
    await posted(broker, true);
    expect(broker.taken).toEqual(['province.cases', 'province.cases', 'dept.a.actions']);
  });

  it('of a bench is one request, and gives up at the first failure', async () => {
    const mail = await posted(new HalfABroker(), false);
    expect(mail.failure?.message).toContain('does not host');
  });
});
