import { ListenerFailed } from './log-errors';
import { cutFetches } from './kafkajs-guards';
import type { KafkaBatch, KafkaCluster, KafkaGroup } from './kafkajs-types';
import type { LogSink } from './kafkajs-logger';
import { logBatch } from './log-record';
import type { LogConsumerListener, TopicPartition } from './ports';
import { Sleepers } from './sleepers';

const HEARTBEAT_MS = 500;
/** kafkajs beats when that much has passed on the wall clock, so not with 0 either after the clock was set back. */
const AT_ONCE = -Infinity;
const CUT_AGAIN_MS = 50;
const ASK_AGAIN_MS = 500;
const UNASSIGNED_WAIT_MS = 1_000;

class Refetch extends Error {}

export interface MembershipParts {
  readonly cluster: KafkaCluster;
  readonly group: KafkaGroup;
  readonly listener: LogConsumerListener;
  readonly sink: LogSink;
}

/**
 * One membership in the group, from a join to whatever ends it. Heartbeats run beside everything else (a long poll, a
 * paused partition or a database that is away never cost the membership); any fault ends it, and the consumer joins
 * again: what a fault leaves behind is never trusted.
 */
export class GroupMembership {
  private ended: Error | undefined;
  private readonly sleepers = new Sleepers();

  constructor(private readonly parts: MembershipParts) {}

  /** Resolves with the reason for the end: the group rebalances, the broker is away, or what `end` was told. */
  async run(): Promise<Error> {
    const heartbeats = this.beat();
    let cutter: NodeJS.Timeout | undefined;
    try {
      await this.takePositions();
      const nodes = this.parts.cluster.getNodeIds();
      const polls = Promise.all(nodes.map((node) => this.poll(node, nodes.join())));
      await Promise.race([polls, this.untilEnded()]);
      // A poll may have left for the broker just after the cut: cut until all have come home.
      cutter = setInterval(() => cutFetches(this.parts.cluster, this.reason()), CUT_AGAIN_MS);
      await polls;
    } catch (error) {
      this.end(error as Error);
    } finally {
      clearInterval(cutter);
      this.end(this.reason());
    }
    await heartbeats;
    return this.reason();
  }

  /** Ends the membership: long polls are cut, nothing more is delivered. */
  end(reason: Error): void {
    if (this.ended) return;
    this.ended = reason;
    cutFetches(this.parts.cluster, reason);
    this.wake();
  }

  /** Makes running polls start anew, so that a seek or a resumed partition does not wait for a long poll. */
  refetch(): void {
    cutFetches(this.parts.cluster, new Refetch('the positions have changed'));
    this.wake();
  }

  /** Lets a poll that had nothing to read look again. */
  wake(): void {
    this.sleepers.wake();
  }

  private reason(): Error {
    return this.ended ?? new Error('the membership has no broker to read from');
  }

  private async untilEnded(): Promise<void> {
    while (!this.ended) await this.sleepers.sleep();
  }

  private async beat(): Promise<void> {
    let due = performance.now() + HEARTBEAT_MS;
    while (!this.ended) {
      await this.sleepers.sleep(Math.max(0, due - performance.now()));
      if (this.ended || performance.now() < due) continue;
      due = performance.now() + HEARTBEAT_MS;
      await this.parts.group.heartbeat({ interval: AT_ONCE }).catch((error: Error) => this.end(error));
    }
  }

  private async takePositions(): Promise<void> {
    const { group, listener, sink } = this.parts;
    const assigned: TopicPartition[] = group
      .assigned()
      .flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition })));
    while (!this.ended) {
      const ask = async () => listener.onAssigned(assigned, group.memberId ?? '');
      const asked = ask().catch((error: unknown) => {
        sink('warn', 'the positions are not known yet', {
          error: error instanceof Error ? error.message : error,
        });
        return undefined;
      });
      const positions = await Promise.race([asked, this.untilEnded()]);
      if (this.ended) return;
      if (positions) {
        positions.forEach((one) => group.seek({ ...one, offset: one.offset.toString() }));
        return;
      }
      await this.sleepers.sleep(ASK_AGAIN_MS);
    }
  }

  private async poll(node: string, nodes: string): Promise<void> {
    const { cluster, group } = this.parts;
    while (!this.ended) {
      try {
        const readable = group.filterPartitionsByNode(node, group.subscriptionState.active());
        if (readable.every(({ partitions }) => partitions.length === 0))
          await this.sleepers.sleep(UNASSIGNED_WAIT_MS);
        else this.deliver(await group.fetch(node));
        if (cluster.getNodeIds().join() !== nodes)
          this.end(new Error('the cluster has other brokers than before'));
      } catch (error) {
        if (!(error instanceof Refetch)) this.end(error as Error);
      }
    }
  }

  /** Synchronous from the answer to the last batch: a seek, pause or end cannot slip in unseen. */
  private deliver(batches: readonly KafkaBatch[]): void {
    const { group, listener } = this.parts;
    for (const batch of batches) {
      const { topic, partition } = batch;
      if (this.ended || group.isPaused(topic, partition) || group.hasSeekOffset({ topic, partition }))
        continue;
      if (batch.isEmpty() && !batch.isEmptyDueToFiltering()) continue;
      try {
        listener.onBatch(logBatch(batch));
      } catch (error) {
        return this.end(new ListenerFailed(error));
      }
      group.resolveOffset({ topic, partition, offset: batch.lastOffset() });
    }
  }
}
