import { MemberAssignment, MemberMetadata } from './kafkajs-internals';
import type { KafkaCluster } from './kafkajs-types';

interface Member {
  readonly memberId: string;
  readonly memberMetadata: Buffer;
}

type Shares = Map<string, Record<string, number[]>>;

/**
 * Gives each partition of each topic to one of the members that subscribe to it, the one with the fewest partitions
 * so far (ties: by member id). `partitionsOf` tells the partitions of a topic.
 */
export function shareOut(
  members: readonly { readonly memberId: string; readonly topics: readonly string[] }[],
  partitionsOf: (topic: string) => readonly number[],
): Shares {
  const shares: Shares = new Map(members.map(({ memberId }) => [memberId, {}]));
  const load = new Map(members.map(({ memberId }) => [memberId, 0]));
  const subscribers = new Map<string, string[]>();
  for (const { memberId, topics } of [...members].sort((a, b) => (a.memberId < b.memberId ? -1 : 1))) {
    for (const topic of topics) subscribers.set(topic, [...(subscribers.get(topic) ?? []), memberId]);
  }
  for (const [topic, candidates] of [...subscribers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const partition of [...partitionsOf(topic)].sort((a, b) => a - b)) {
      const chosen = candidates.reduce((best, one) =>
        (load.get(one) ?? 0) < (load.get(best) ?? 0) ? one : best,
      );
      const share = shares.get(chosen) as Record<string, number[]>;
      (share[topic] ??= []).push(partition);
      load.set(chosen, (load.get(chosen) ?? 0) + 1);
    }
  }
  return shares;
}

const VERSION = 0;
const NAME = 'by-subscription';

/**
 * kafkajs' own assigner hands out only the topics that the group's leader subscribes to: while two replicas see
 * different directories, a topic known to one of them is read by nobody (rule 3). This one hands out the union.
 */
export function subscriptionAssigner(cluster: KafkaCluster, ownTopics: () => readonly string[]): object {
  return {
    name: NAME,
    version: VERSION,
    async assign({ members }: { members: readonly Member[] }) {
      const wanted = members.map(({ memberId, memberMetadata }) => ({
        memberId,
        topics: MemberMetadata.decode(memberMetadata).topics,
      }));
      const union = new Set(wanted.flatMap(({ topics }) => topics));
      try {
        await cluster.addMultipleTargetTopics([...union]);
        const shares = shareOut(wanted, (topic) =>
          cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId),
        );
        return [...shares].map(([memberId, assignment]) => ({
          memberId,
          memberAssignment: MemberAssignment.encode({ version: VERSION, assignment }),
        }));
      } finally {
        cluster.targetTopics = new Set(ownTopics());
      }
    },
    protocol: ({ topics }: { topics: readonly string[] }) => ({
      name: NAME,
      metadata: MemberMetadata.encode({ version: VERSION, topics }),
    }),
  };
}
