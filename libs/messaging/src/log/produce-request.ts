import { sendUnjudged } from './kafkajs-guards';
import { API, brokerError, requests } from './kafkajs-internals';
import type { KafkaBroker } from './kafkajs-internals';
import { DestinationForbidden, DestinationUnknown, RecordTooLarge, TransportUnavailable } from './log-errors';
import type { LogAck } from './ports';
import type { PartitionBatch } from './produce-plan';

const ALL_REPLICAS = -1;
const ACK_TIMEOUT_MS = 10_000;

/** The broker's verdict on one partition's batch; `errorCode` 0 is an acknowledgement. */
export interface Answer {
  readonly topic: string;
  readonly partition: number;
  readonly errorCode: number;
  readonly baseOffset: string;
  readonly logAppendTime: string;
}

/** One Produce request to the leader of all these partitions. */
export async function produceTo(
  broker: KafkaBroker,
  batches: readonly PartitionBatch[],
): Promise<readonly Answer[]> {
  const byTopic = new Map<string, object[]>();
  for (const { topic, partition, records } of batches) {
    const messages = records.map(({ key, value, headers }) => ({ key, value, headers }));
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), { partition, messages, firstSequence: 0 }]);
  }
  const topicData = [...byTopic].map(([topic, partitions]) => ({ topic, partitions }));
  const request = broker.lookupRequest(API.Produce, requests['Produce']);
  const answer = await sendUnjudged(
    broker,
    request({ acks: ALL_REPLICAS, timeout: ACK_TIMEOUT_MS, topicData }),
  );
  return answer.topics.flatMap((one: { topicName: string; partitions: Omit<Answer, 'topic'>[] }) =>
    one.partitions.map((partition) => ({ ...partition, topic: one.topicName })),
  );
}

/** `appendedAtMs` is −1 when the topic keeps the sender's time. */
export function ackOf({ topic, partition, baseOffset, logAppendTime }: Answer): LogAck {
  return { topic, partition, baseOffset: BigInt(baseOffset), appendedAtMs: Number(logAppendTime) };
}

/** True when the broker calls the fault passing: a leader that moves, too few replicas in sync. */
export function mayPass({ errorCode }: Answer): boolean {
  return errorCode !== 0 && brokerError(errorCode).retriable;
}

export function isTooLarge({ errorCode }: Answer): boolean {
  return ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE'].includes(brokerError(errorCode).type);
}

/** The port's error for a refused batch. */
export function refusal({ topic, records, bytes }: PartitionBatch, answer: Answer): Error {
  const fault = brokerError(answer.errorCode);
  if (fault.type === 'UNKNOWN_TOPIC_OR_PARTITION') return new DestinationUnknown(topic);
  if (fault.type === 'TOPIC_AUTHORIZATION_FAILED') return new DestinationForbidden(topic);
  if (isTooLarge(answer)) return new RecordTooLarge(topic, Math.ceil(bytes / records.length));
  return new TransportUnavailable(`${topic}: ${fault.message}`, fault);
}
