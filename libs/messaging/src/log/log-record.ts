import type { KafkaBatch, KafkaMessage } from './kafkajs-internals';
import type { LogBatch, LogRecord } from './ports';

const LOG_APPEND_TIME = 1;

function headersOf(message: KafkaMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    // Kafka allows a header twice; the last one counts, as in CloudEvents' binding a name occurs once.
    const last = Array.isArray(value) ? value[value.length - 1] : value;
    if (last !== undefined && last !== null) headers[name] = last.toString();
  }
  return headers;
}

/** A fetched batch in the port's words. `key` and `value` share memory with the answer's buffer. */
export function logBatch(batch: KafkaBatch): LogBatch {
  const { topic, partition } = batch;
  const records = batch.messages.map((message): LogRecord => ({
    topic,
    partition,
    offset: BigInt(message.offset),
    key: message.key,
    value: message.value,
    headers: headersOf(message),
    timestampMs: Number(message.timestamp),
    logAppendTime: message.batchContext?.timestampType === LOG_APPEND_TIME,
  }));
  return { topic, partition, records, highWatermark: BigInt(batch.highWatermark) };
}
