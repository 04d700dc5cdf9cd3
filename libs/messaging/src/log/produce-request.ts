import { sendUnjudged } from './kafkajs-broker';
import { Encoder, brokerError, produceResponse } from './kafkajs-internals';
import type { KafkaBroker } from './kafkajs-types';
import { DestinationForbidden, DestinationUnknown, RecordTooLarge, TransportUnavailable } from './log-errors';
import type { LogAck } from './ports';
import type { PartitionBatch } from './produce-plan';
import { recordBatch } from './record-batch';

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

function int(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

/** Produce request, version 7: transactional id, acks, timeout, then per topic its partitions' batches. */
function encode(batches: readonly PartitionBatch[]): Buffer {
  const byTopic = new Map<string, PartitionBatch[]>();
  for (const batch of batches) {
    const known = byTopic.get(batch.topic);
    if (known) known.push(batch);
    else byTopic.set(batch.topic, [batch]);
  }
  const nowMs = Date.now();
  const parts = [int(-1, 2), int(ALL_REPLICAS, 2), int(ACK_TIMEOUT_MS, 4), int(byTopic.size, 4)];
  for (const [topic, partitions] of byTopic) {
    parts.push(int(Buffer.byteLength(topic), 2), Buffer.from(topic), int(partitions.length, 4));
    for (const { partition, records } of partitions) {
      const bytes = recordBatch(records, nowMs);
      parts.push(int(partition, 4), int(bytes.length, 4), bytes);
    }
  }
  return Buffer.concat(parts);
}

/** One Produce request to the leader of all these partitions. */
export async function produceTo(
  broker: KafkaBroker,
  batches: readonly PartitionBatch[],
): Promise<readonly Answer[]> {
  const request = {
    apiKey: 0,
    apiVersion: 7,
    apiName: 'Produce',
    encode: async () => new Encoder().writeBuffer(encode(batches)),
  };
  const answer = await sendUnjudged(broker, { request, response: produceResponse });
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
