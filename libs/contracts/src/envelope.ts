/** CloudEvents 1.0 attributes and our extensions (contract §1), as this program holds them. */
export interface Attributes {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time?: string;
  /** The aggregate's id. */
  readonly subject?: string;
  readonly jurisdiction?: string;
  /** Per (source, subject), from 1. */
  readonly sequence?: number;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly policyRef?: string;
  readonly traceparent?: string;
}

/** CloudEvents attribute names are lower case letters and digits only; ours are camelCase. */
export const attributeNames = {
  id: 'id',
  source: 'source',
  type: 'type',
  time: 'time',
  subject: 'subject',
  jurisdiction: 'jurisdiction',
  sequence: 'sequence',
  correlationId: 'correlationid',
  causationId: 'causationid',
  policyRef: 'policyref',
  traceparent: 'traceparent',
} as const satisfies Record<keyof Attributes, string>;

/** The headers of binary mode: `ce_*`, `traceparent` under its own W3C name too, and the content type. */
export function toHeaders(attributes: Attributes): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: attributes.id,
    ce_source: attributes.source,
    ce_type: attributes.type,
  };
  if (attributes.time !== undefined) headers.ce_time = attributes.time;
  if (attributes.subject !== undefined) headers.ce_subject = attributes.subject;
  if (attributes.jurisdiction !== undefined) headers.ce_jurisdiction = attributes.jurisdiction;
  if (attributes.sequence !== undefined) headers.ce_sequence = String(attributes.sequence);
  if (attributes.correlationId !== undefined) headers.ce_correlationid = attributes.correlationId;
  if (attributes.causationId !== undefined) headers.ce_causationid = attributes.causationId;
  if (attributes.policyRef !== undefined) headers.ce_policyref = attributes.policyRef;
  if (attributes.traceparent !== undefined) headers.traceparent = attributes.traceparent;
  return headers;
}

type HeaderValue = Uint8Array | string | (Uint8Array | string)[] | undefined;

/** Headers as a Kafka client gives them. */
export type RawHeaders = Readonly<Record<string, HeaderValue>> | undefined;

/** A record as a Kafka client gives it. */
export interface RawRecord {
  readonly key: Uint8Array | string | null;
  readonly value: Uint8Array | null;
  readonly headers?: RawHeaders;
}

/** Bytes as text; what is no UTF-8 becomes U+FFFD. A TextDecoder takes five times as long for a few bytes. */
export const utf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

/** One header as text; of a repeated header the first counts. Bytes that are no UTF-8 become U+FFFD. */
export function headerText(headers: RawHeaders, name: string): string | undefined {
  const value = headers?.[name];
  const first = Array.isArray(value) ? value[0] : value;
  if (first === undefined || first === null) return undefined;
  return typeof first === 'string' ? first : utf8(first);
}

const headerNames = [...Object.values(attributeNames), 'specversion', 'datacontenttype'].map(
  (name) => [name, `ce_${name}`] as const,
);

/** Reads the attributes of binary mode without judging them; absent ones are absent. */
export function attributesInHeaders(headers: RawHeaders): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, header] of headerNames) {
    const value = headerText(headers, header);
    if (value !== undefined) found[name] = value;
  }
  const traceparent = headerText(headers, 'traceparent');
  if (traceparent !== undefined) found.traceparent = traceparent;
  return found;
}
