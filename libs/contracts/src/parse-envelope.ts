import {
  attributeNames,
  attributesInHeaders,
  headerText,
  utf8,
  type Attributes,
  type RawHeaders,
  type RawRecord,
} from './envelope';
import { readableOf, type Readable } from './readable';
import type { ReasonCode } from './reason-codes';
import { parseStrict, type Fault } from './strict-json';
import { parseTime } from './times';

export interface Rejected {
  readonly ok: false;
  readonly reasonCode: ReasonCode;
  readonly errors: readonly Fault[];
  /** What could be read all the same, so that the sender can be answered; undefined when nothing could. */
  readonly readable?: Readable;
}

export type ParsedRecord =
  { readonly ok: true; readonly envelope: Attributes; readonly data: unknown } | Rejected;

type Members = Readonly<Record<string, unknown>>;
type Outcome = Omit<Rejected, 'readable'> | Extract<ParsedRecord, { ok: true }>;

/**
 * A record from outside (contract §1): binary mode, structured mode, and a structured event without a content type.
 * The type and the data's schema are for the caller to check. Never throws, whatever the bytes.
 */
export function parseEnvelope(record: RawRecord): ParsedRecord {
  const bytes = record.value;
  if (bytes === null || bytes.byteLength === 0) {
    return reject(record, undefined, refusal('MESSAGE.EMPTY', '', 'the record has no body'));
  }
  const json = parseStrict(bytes);
  if (!json.ok) return reject(record, json.value, json);
  const outcome = isBinary(record.headers)
    ? binary(record.headers, json.value)
    : structured(record.headers, json.value);
  return outcome.ok ? outcome : reject(record, json.value, outcome);
}

/**
 * A record of a topic that only our own services may write: no second look at the JSON.
 * @returns undefined for a tombstone. @throws Error on anything that our own relay would not have sent.
 */
export function parseTrusted(record: RawRecord): { envelope: Attributes; data: unknown } | undefined {
  const { value } = record;
  if (value === null) return undefined;
  const found: Record<string, string> = attributesInHeaders(record.headers);
  const envelope: Record<string, string | number> = {};
  for (const [ours, name] of ourNames) {
    const attribute = found[name];
    if (attribute !== undefined) envelope[ours] = name === 'sequence' ? Number(attribute) : attribute;
  }
  if (!envelope.id || !envelope.source || !envelope.type) {
    throw new Error('ENVELOPE.MISSING on an internal topic');
  }
  return { envelope: envelope as unknown as Attributes, data: JSON.parse(utf8(value)) as unknown };
}

const ourNames = Object.entries(attributeNames);

const contentType = (headers: RawHeaders): string | undefined =>
  (headerText(headers, 'content-type') ?? headerText(headers, 'ce_datacontenttype'))
    ?.split(';')[0]
    ?.trim()
    .toLowerCase();

function isBinary(headers: RawHeaders): boolean {
  if (contentType(headers)?.startsWith('application/cloudevents')) return false;
  return headerText(headers, 'ce_type') !== undefined || headerText(headers, 'ce_id') !== undefined;
}

function binary(headers: RawHeaders, data: unknown): Outcome {
  const type = contentType(headers);
  if (type !== undefined && !isJson(type)) {
    return refusal('ENVELOPE.UNSUPPORTED', '/datacontenttype', 'expected application/json');
  }
  return judged(attributesInHeaders(headers), data);
}

function structured(headers: RawHeaders, value: unknown): Outcome {
  const type = contentType(headers);
  if (type?.startsWith('application/cloudevents') && type !== 'application/cloudevents+json') {
    return refusal(
      'ENVELOPE.UNSUPPORTED',
      '/content-type',
      'one event in JSON is accepted, no batch, no other format',
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refusal('ENVELOPE.MISSING', '', 'no ce_ headers, and the body is not an object');
  }
  const members = value as Members;
  if (members.data_base64 !== undefined) {
    return refusal('ENVELOPE.UNSUPPORTED', '/data_base64', 'expected data as JSON');
  }
  const dataType = members.datacontenttype;
  if (dataType !== undefined && !(typeof dataType === 'string' && isJson(dataType.toLowerCase()))) {
    return refusal('ENVELOPE.UNSUPPORTED', '/datacontenttype', 'expected application/json');
  }
  const traceparent = members.traceparent ?? headerText(headers, 'traceparent');
  return judged(traceparent === undefined ? members : { ...members, traceparent }, members.data);
}

const isJson = (type: string): boolean => /^(application|text)\/(json|[a-z0-9.-]+\+json)\b/.test(type);

function judged(found: Members, data: unknown): Outcome {
  const missing = ['id', 'source', 'type'].filter((name) => found[name] === undefined || found[name] === '');
  if (data === undefined) missing.push('data');
  if (missing.length > 0) {
    return {
      ok: false,
      reasonCode: 'ENVELOPE.MISSING',
      errors: missing.map((name) => ({ path: `/${name}`, message: 'is missing' })),
    };
  }
  // many senders leave it out; another version would mean other rules
  if (found.specversion !== undefined && found.specversion !== '1.0') {
    return refusal('ENVELOPE.UNSUPPORTED', '/specversion', 'expected 1.0');
  }
  const envelope: Record<string, unknown> = {};
  const errors: Fault[] = [];
  for (const [ours, name] of ourNames) {
    const value = found[name];
    if (value === undefined || value === null) continue;
    const fault = name === 'sequence' ? wrongSequence(value) : wrongText(name, value);
    if (fault) errors.push({ path: `/${name}`, message: fault });
    else envelope[ours] = name === 'sequence' ? Number(value) : value;
  }
  if (errors.length > 0) return { ok: false, reasonCode: 'ENVELOPE.INVALID', errors };
  return { ok: true, envelope: envelope as unknown as Attributes, data };
}

const wrongSequence = (value: unknown): string | undefined =>
  (typeof value === 'number' || typeof value === 'string') && /^[0-9]{1,15}$/.test(String(value))
    ? undefined
    : 'expected a whole number';

function wrongText(name: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'expected a text';
  if (value.length > 512) return 'longer than 512 characters';
  if (/[\u0000-\u001f\u007f\ufffd]|\p{Surrogate}/u.test(value)) return 'holds a control or broken character';
  return name === 'time' && parseTime(value) === undefined ? 'not a time of the contract' : undefined;
}

const refusal = (reasonCode: ReasonCode, path: string, message: string) =>
  ({ ok: false, reasonCode, errors: [{ path, message }] }) as const;

function reject(record: RawRecord, value: unknown, refused: Omit<Rejected, 'readable'>): Rejected {
  const readable = readableOf(record, value);
  const { reasonCode, errors } = refused;
  return readable ? { ok: false, reasonCode, errors, readable } : { ok: false, reasonCode, errors };
}
