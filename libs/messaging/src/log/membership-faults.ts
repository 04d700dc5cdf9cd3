import { isRebalancing } from './kafkajs-internals';
import type { Link } from './kafkajs-cluster';
import type { LogSink } from './kafkajs-logger';
import { DestinationForbidden, rootFault } from './log-errors';
import type { KafkaFault } from './log-errors';
import type { LogConsumerListener } from './ports';

const METADATA = [
  'UNKNOWN_TOPIC_OR_PARTITION',
  'TOPIC_AUTHORIZATION_FAILED',
  'NOT_LEADER_FOR_PARTITION',
  'LEADER_NOT_AVAILABLE',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
];

/** Belongs to the life of a group: others come and go, a subscribed topic appears, the group has forgotten us. */
export function isExpected(fault: KafkaFault): boolean {
  const appeared = fault.name === 'KafkaJSStaleTopicMetadataAssignment';
  return appeared || fault.type === 'UNKNOWN_MEMBER_ID' || isRebalancing(fault);
}

/** What we know of the topics is wrong, not the connection. */
export function isAboutMetadata({ type }: KafkaFault): boolean {
  return METADATA.includes(type ?? '');
}

/** Reports the subscribed topics that nobody can read; throws when that is all of them. */
export function tellUnreadable(
  { link, listener, sink }: { link: Link; listener: LogConsumerListener; sink: LogSink },
  topics: readonly string[],
): void {
  const unreadable = topics.flatMap((topic) => {
    const reason = link.withheld.get(topic);
    return reason ? [{ topic, reason }] : [];
  });
  const forbidden = unreadable.filter(({ reason }) => reason === 'forbidden').map(({ topic }) => topic);
  const [first] = forbidden;
  if (first !== undefined && forbidden.length === topics.length)
    throw new DestinationForbidden(first, forbidden);
  for (const { topic, reason } of unreadable)
    sink('error', 'a subscribed topic cannot be read', { topic, reason });
  if (unreadable.length > 0) listener.onUnreadable?.(unreadable);
}

/** A member id that the coordinator no longer knows is what we want; any other refusal is not worth a delay. */
export async function leaveAs({ cluster }: Link, groupId: string, memberId: string): Promise<void> {
  const coordinator = await cluster.findGroupCoordinator({ groupId });
  await coordinator.leaveGroup({ groupId, memberId }).catch(() => undefined);
}

/** kafkajs says only that it found no coordinator; asking once more by hand tells a forbidden group from a late broker. */
export async function diagnosed(
  { link, groupId }: { link: Link; groupId: string },
  why: Error,
): Promise<Error> {
  if (rootFault(why).name !== 'KafkaJSGroupCoordinatorNotFound') return why;
  try {
    const broker = await link.cluster.brokerPool.findConnectedBroker();
    await broker.findGroupCoordinator({ groupId, coordinatorType: 0 });
    return why;
  } catch (error) {
    const forbidden = rootFault(error).type === 'GROUP_AUTHORIZATION_FAILED';
    return forbidden ? new DestinationForbidden(groupId, [groupId], 'group') : why;
  }
}
