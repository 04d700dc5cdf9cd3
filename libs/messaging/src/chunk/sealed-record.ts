import { createHash } from 'node:crypto';
import type { LogRecord } from '../log/ports';
import type { Sealing } from '../unit/commands';

/** A record as stored in the queue and the dead-letter store: whole, and unreadable without the deployment's key. */
export function sealRecord(record: LogRecord, sealing: Sealing): string {
  const plain = JSON.stringify({
    key: record.key?.toString('base64') ?? null,
    value: record.value?.toString('base64') ?? null,
    headers: record.headers,
    logAppendTime: record.logAppendTime,
  });
  return sealing.sealAtRest(Buffer.from(plain)).toString('base64');
}

export interface StoredRecord {
  readonly topic: string;
  readonly partition: number;
  readonly record_offset: string;
  readonly timestamp_ms: string;
  readonly sealed: Buffer;
}

export function openRecord(stored: StoredRecord, sealing: Sealing): LogRecord {
  const plain = JSON.parse(sealing.openAtRest(stored.sealed).toString()) as {
    key: string | null;
    value: string | null;
    headers: Record<string, string>;
    logAppendTime: boolean;
  };
  return {
    topic: stored.topic,
    partition: stored.partition,
    offset: BigInt(stored.record_offset),
    key: plain.key === null ? null : Buffer.from(plain.key, 'base64'),
    value: plain.value === null ? null : Buffer.from(plain.value, 'base64'),
    headers: plain.headers,
    timestampMs: Number(stored.timestamp_ms),
    logAppendTime: plain.logAppendTime,
  };
}

/** The same record has the same dead letter, however often it is tried. */
export function deadLetterIdOf(record: LogRecord, clusterId: string): string {
  const place = `${clusterId}/${record.topic}/${record.partition}/${record.offset}`;
  return `d-${createHash('sha256').update(place).digest('hex').slice(0, 20)}`;
}
