import { openOrCut } from './kafkajs-cluster';
import type { Link } from './kafkajs-cluster';
import { cutAll } from './kafkajs-guards';
import { DestinationForbidden, DestinationUnknown, TransportUnavailable, explained } from './log-errors';
import type { LogAck, LogProducer, OutgoingRecord } from './ports';
import { halves, planRounds } from './produce-plan';
import type { PartitionBatch } from './produce-plan';
import { ackOf, isTooLarge, mayPass, produceTo, refusal } from './produce-request';
import type { Answer } from './produce-request';

const RETRIES = 4;
const RETRY_MS = 100;

const idOf = ({ topic, partition }: { topic: string; partition: number }): string => `${partition}/${topic}`;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends below kafkajs' own producer, which drops partitions without a leader silently (guard 2), retries one unknown
 * topic for 10 s at the cost of all others (rule 12) and names no topic in its errors. Not idempotent (guard 3): a
 * record may arrive twice, receivers drop the second by its sequence.
 */
export class KafkaProducer implements LogProducer {
  private spent: Error | undefined;
  private readonly counts = new Map<string, number>();

  constructor(private readonly link: Link) {}

  async connect(): Promise<void> {
    await openOrCut(this.link);
  }

  async send(records: readonly OutgoingRecord[]): Promise<readonly LogAck[]> {
    if (this.spent)
      throw new TransportUnavailable(`This producer is spent: ${this.spent.message}`, this.spent);
    try {
      const rounds = planRounds(records);
      await this.requireTopics(records);
      const acks = new Map<string, LogAck>();
      for (const round of rounds) {
        for (const ack of await this.sendRound(round)) if (!acks.has(idOf(ack))) acks.set(idOf(ack), ack);
      }
      return [...acks.values()];
    } catch (error) {
      this.spent = explained(error);
      throw this.spent;
    }
  }

  async partitionCount(topic: string): Promise<number | undefined> {
    const { cluster, withheld } = this.link;
    // Partition counts never change (rule 24); a topic that vanishes is noticed by the send.
    const known = this.counts.get(topic);
    if (known !== undefined) return known;
    try {
      await cluster.addMultipleTargetTopics([topic]);
      await cluster.refreshMetadataIfNecessary();
    } catch (error) {
      throw explained(error);
    }
    if (withheld.get(topic) === 'forbidden') throw new DestinationForbidden(topic);
    const count = cluster.findTopicPartitionMetadata(topic).length;
    if (count > 0) this.counts.set(topic, count);
    else cluster.targetTopics.delete(topic);
    return count > 0 ? count : undefined;
  }

  async close(): Promise<void> {
    this.spent ??= new Error('closed');
    cutAll(this.link.cluster, new TransportUnavailable('the producer was closed'));
  }

  /** One metadata request tells all unknown topics before anything is sent. */
  private async requireTopics(records: readonly OutgoingRecord[]): Promise<void> {
    const { cluster, withheld } = this.link;
    const topics = [...new Set(records.map(({ topic }) => topic))];
    await cluster.addMultipleTargetTopics(topics);
    await cluster.refreshMetadataIfNecessary();
    const forbidden = topics.filter((topic) => withheld.get(topic) === 'forbidden');
    if (forbidden[0] !== undefined) throw new DestinationForbidden(forbidden[0], forbidden);
    for (const topic of topics) this.counts.set(topic, cluster.findTopicPartitionMetadata(topic).length);
    const unknown = topics.filter((topic) => this.counts.get(topic) === 0);
    if (unknown[0] !== undefined) throw new DestinationUnknown(unknown[0], unknown);
    for (const { topic, partition } of records) {
      const count = this.counts.get(topic) ?? 0;
      if (partition < 0 || partition >= count) {
        throw new DestinationUnknown(topic, [topic], `has no partition ${partition}, it has ${count}`);
      }
    }
  }

  /**
   * Sends again only what was refused for a passing reason, so that a partition's order holds. A batch that a topic
   * with a low limit refuses is sent in halves, until the record at fault stands alone.
   */
  private async sendRound(round: readonly PartitionBatch[]): Promise<readonly LogAck[]> {
    const acks: LogAck[] = [];
    let left = round;
    for (let attempt = 0; left.length > 0; attempt += 1) {
      const answers = await this.produce(left);
      const refused: PartitionBatch[] = [];
      for (const batch of left) {
        const answer = answers.get(idOf(batch));
        if (!answer)
          throw new TransportUnavailable(`No acknowledgement for ${batch.topic}/${batch.partition}`);
        if (answer.errorCode === 0) acks.push(ackOf(answer));
        else if (isTooLarge(answer) && batch.records.length > 1) {
          for (const half of halves(batch)) acks.push(...(await this.sendRound([half])));
        } else if (attempt < RETRIES && mayPass(answer)) refused.push(batch);
        else throw refusal(batch, answer);
      }
      left = refused;
      if (left.length === 0) break;
      await pause(RETRY_MS * 2 ** attempt);
      await this.link.cluster.refreshMetadata();
    }
    return acks;
  }

  private async produce(batches: readonly PartitionBatch[]): Promise<ReadonlyMap<string, Answer>> {
    const { cluster } = this.link;
    const byLeader = new Map<number, PartitionBatch[]>();
    for (const batch of batches) {
      const found = cluster
        .findTopicPartitionMetadata(batch.topic)
        .find((one) => one.partitionId === batch.partition);
      if (!found) throw new DestinationUnknown(batch.topic);
      byLeader.set(found.leader, [...(byLeader.get(found.leader) ?? []), batch]);
    }
    const answers = await Promise.all(
      [...byLeader].map(async ([nodeId, own]) => produceTo(await cluster.findBroker({ nodeId }), own)),
    );
    return new Map(answers.flat().map((answer) => [idOf(answer), answer]));
  }
}
