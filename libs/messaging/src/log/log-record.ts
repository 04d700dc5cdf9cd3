import type { KafkaBatch } from './kafkajs-types';
import type { LogBatch, LogRecord } from './ports';

const LOG_APPEND_TIME = 1;

/** A fetched batch in the port's words. `key` and `value` share memory with the answer's buffer. */
export function logBatch(batch: KafkaBatch): LogBatch {
  const { topic, partition } = batch;
  const records = batch.messages.map((message): LogRecord => ({
    topic,
    partition,
    offset: BigInt(message.offset),
    key: message.key,
    value: message.value,
    headers: message.headers,
    timestampMs: message.timestamp,
    logAppendTime: message.batchContext?.timestampType === LOG_APPEND_TIME,
  }));
  return {
    topic,
    partition,
    records,
    nextOffset: BigInt(batch.lastOffset()) + 1n,
    highWatermark: BigInt(batch.highWatermark),
  };
}
