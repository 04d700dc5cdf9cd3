import { attributesInHeaders, utf8, type RawRecord } from './envelope';

/** What could be read of a rejected message; each text is short, printable and only as true as the sender. */
export interface Readable {
  id?: string;
  source?: string;
  type?: string;
  jurisdiction?: string;
  sourceSystem?: string;
  upstreamCaseNo?: string;
  upstreamRatingNo?: string;
  eventSeq?: string;
  orderId?: string;
  ratingId?: string;
  /** The record's key: at the province's topics the upstream number. */
  key?: string;
}

const envelopeFields = ['id', 'source', 'type', 'jurisdiction'] as const;
const dataFields = [
  'jurisdiction',
  'sourceSystem',
  'upstreamCaseNo',
  'upstreamRatingNo',
  'eventSeq',
  'orderId',
  'ratingId',
] as const;

/** The head of an oversized message is enough to find its number. */
const LOOK_AT_BYTES = 64 * 1024;

/**
 * Best effort, so that no sender is left without an answer (contract §1): first the headers, then the parsed value,
 * then the bare text. Used for nothing but the answer and the dead-letter entry. Never throws.
 */
export function readableOf(record: RawRecord, value: unknown): Readable | undefined {
  const found: Readable = {};
  const headers = attributesInHeaders(record.headers);
  for (const name of envelopeFields) put(found, name, headers[name]);
  const outer = members(value);
  const data = members(outer?.data) ?? outer;
  if (outer && data !== outer) for (const name of envelopeFields) put(found, name, outer[name]);
  if (data) for (const name of dataFields) put(found, name, data[name]);
  if (!outer && record.value) {
    const text = utf8(record.value.subarray(0, LOOK_AT_BYTES));
    for (const name of [...envelopeFields, ...dataFields]) put(found, name, inText(text, name));
  }
  if (record.key !== null) {
    put(found, 'key', typeof record.key === 'string' ? record.key : utf8(record.key.subarray(0, 400)));
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

const members = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;

function put(found: Readable, name: keyof Readable, value: unknown): void {
  const text = typeof value === 'number' ? String(value) : value;
  if (found[name] !== undefined || typeof text !== 'string' || text.length === 0 || text.length > 128) return;
  if (/[\u0000-\u001f\u007f\ufffd]|\p{Surrogate}/u.test(text)) return;
  found[name] = text;
}

function inText(text: string, name: string): string | undefined {
  const match = new RegExp(`"${name}"\\s{0,8}:\\s{0,8}(?:"([^"\\\\]{1,128})"|([0-9]{1,15}))`).exec(text);
  return match?.[1] ?? match?.[2];
}
