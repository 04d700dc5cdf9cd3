import { createHash } from 'node:crypto';
import { type Attributes, type Incoming, keyOf, parseEnvelope, parseTrusted } from '@huiying/contracts';
import type { LogRecord } from '../log/ports';
import { type Consuming, type Registry, isExternal, orgOfTopic, patternOf } from '../runtime/registry';
import type { Validator } from '../runtime/validator';
import { contentHash } from '../sequence/content-hash';

/** A record after parsing: for us, not for us, or not to be taken. */
export type ReadRecord =
  | {
      readonly kind: 'message';
      readonly message: Incoming<unknown>;
      readonly consuming: Consuming;
      readonly foreign?: ForeignId;
    }
  | { readonly kind: 'ignored' }
  | {
      readonly kind: 'rejected';
      readonly reasonCode: string;
      readonly errors: readonly Fault[];
      readonly readable: Record<string, string | undefined>;
    };

interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Identity of a message from a sender without our sequence (engine rule 8). */
export interface ForeignId {
  readonly sender: string;
  readonly idHash: Buffer;
  readonly contentHash: Buffer;
}

export interface Reading {
  readonly registry: Registry;
  readonly validator: Validator;
  arrival(appendedAtMs: number): number;
}

/** Never throws on what a sender wrote. A wrong record on an internal topic is rejected too: it blocks nobody. */
export function readRecord(record: LogRecord, reading: Reading): ReadRecord {
  return isExternal(record.topic) ? readExternal(record, reading) : readInternal(record, reading);
}

/** A type counts only on its own topic: whoever may write another one could else speak for the province or for us. */
function consumerOf(
  type: string | undefined,
  record: LogRecord,
  { registry }: Reading,
): Consuming | undefined {
  const consuming = type === undefined ? undefined : registry.consumerOf(type);
  return consuming?.contract.topic === patternOf(record.topic) ? consuming : undefined;
}

function readInternal(record: LogRecord, reading: Reading): ReadRecord {
  if (record.value === null) return tombstone(record, reading);
  const type = record.headers['ce_type'];
  const consuming = consumerOf(type, record, reading);
  if (!consuming) return { kind: 'ignored' };
  try {
    const parsed = parseTrusted(record);
    if (!parsed) return { kind: 'ignored' };
    return validated(record, parsed.envelope, parsed.data, consuming, reading);
  } catch {
    return { kind: 'rejected', reasonCode: 'MESSAGE.NOT_JSON', errors: [], readable: { type } };
  }
}

/** Tombstones matter to whoever keeps copies: they reach the one consumer of the topic with data null. */
function tombstone(record: LogRecord, reading: Reading): ReadRecord {
  const consuming = consumerOf(record.headers['ce_type'], record, reading);
  if (!consuming) return { kind: 'ignored' };
  const found = parseTrusted({ ...record, value: Buffer.from('null') });
  return found
    ? { kind: 'message', message: incoming(record, found.envelope, null, reading), consuming }
    : { kind: 'ignored' };
}

function readExternal(record: LogRecord, reading: Reading): ReadRecord {
  const parsed = parseEnvelope(record);
  if (!parsed.ok) {
    return {
      kind: 'rejected',
      reasonCode: parsed.reasonCode,
      errors: [...parsed.errors],
      readable: { ...parsed.readable },
    };
  }
  const { envelope, data } = parsed;
  const consuming = consumerOf(envelope.type, record, reading);
  if (!consuming) {
    return reading.registry.rejectionOf(record.topic, envelope.type)
      ? rejected(
          'MESSAGE.UNKNOWN_TYPE',
          '/type',
          'is not a type of the contract on this topic',
          record,
          envelope,
          data,
        )
      : { kind: 'ignored' };
  }
  const mismatch = mismatchOf(record, envelope, data, consuming);
  if (mismatch) return rejected('ENVELOPE.MISMATCH', mismatch.path, mismatch.message, record, envelope, data);
  const read = validated(record, envelope, data, consuming, reading);
  if (read.kind !== 'message') return read;
  const org = orgOfTopic(record.topic);
  const foreign = {
    sender: org === undefined ? `${record.topic}|${envelope.source}` : record.topic,
    idHash: digest(envelope.id),
    contentHash: Buffer.from(contentHash(envelope.type, data), 'base64url'),
  };
  return { ...read, foreign };
}

function validated(
  record: LogRecord,
  envelope: Attributes,
  data: unknown,
  consuming: Consuming,
  reading: Reading,
): ReadRecord {
  const errors = reading.validator.errorsOf(consuming.contract, data);
  if (errors) return { ...rejected('MESSAGE.SCHEMA', '/', '', record, envelope, data), errors: [...errors] };
  return { kind: 'message', message: incoming(record, envelope, data, reading), consuming };
}

function incoming(
  record: LogRecord,
  envelope: Attributes,
  data: unknown,
  reading: Reading,
): Incoming<unknown> {
  const key = record.key === null ? null : record.key.toString();
  return {
    ...envelope,
    subject: envelope.subject ?? key ?? envelope.id,
    correlationId: envelope.correlationId ?? envelope.id,
    data,
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    key,
    appendedAt: record.timestampMs,
    arrivedAt: reading.arrival(record.timestampMs),
  };
}

/** The data counts; an envelope that says otherwise is a sender's error (contract §1). Departments may leave the key out. */
function mismatchOf(
  record: LogRecord,
  envelope: Attributes,
  data: unknown,
  consuming: Consuming,
): Fault | undefined {
  const stated = (data as { jurisdiction?: unknown } | null)?.jurisdiction;
  if (typeof stated === 'string' && envelope.jurisdiction !== undefined && envelope.jurisdiction !== stated) {
    return { path: '/jurisdiction', message: 'differs between envelope and data' };
  }
  const key = record.key?.toString();
  const expected = keyOf(consuming.contract, data);
  if (
    record.topic.startsWith('province.') &&
    key !== undefined &&
    expected !== undefined &&
    key !== expected
  ) {
    return { path: '/key', message: 'is not the number in the data' };
  }
  return undefined;
}

/** A rejection of a message that could be read, with what its sender needs to recognise it. */
export function rejectionOf(
  reasonCode: string,
  path: string,
  message: string,
  of: Incoming<unknown>,
): Extract<ReadRecord, { kind: 'rejected' }> {
  const key = of.key === null ? null : Buffer.from(of.key);
  return rejected(reasonCode, path, message, { key }, of, of.data);
}

function rejected(
  reasonCode: string,
  path: string,
  message: string,
  record: { readonly key: Buffer | null },
  envelope: Attributes,
  data: unknown,
): Extract<ReadRecord, { kind: 'rejected' }> {
  const fields = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 128) : undefined;
  };
  return {
    kind: 'rejected',
    reasonCode,
    errors: message === '' ? [] : [{ path, message }],
    readable: {
      id: envelope.id,
      source: envelope.source,
      type: envelope.type,
      jurisdiction: text('jurisdiction') ?? envelope.jurisdiction,
      sourceSystem: text('sourceSystem'),
      upstreamCaseNo: text('upstreamCaseNo'),
      upstreamRatingNo: text('upstreamRatingNo'),
      orderId: text('orderId'),
      ratingId: text('ratingId'),
      key: record.key?.toString().slice(0, 128),
    },
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
