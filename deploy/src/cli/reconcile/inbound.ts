import { parseEnvelope, type Readable } from '@huiying/contracts';
import type { LogRecord } from '@huiying/messaging';

/** One record of the province, as far as anybody can read it. */
export interface Inbound {
  /** `topic/partition/offset`: the only name that every record has. */
  readonly place: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly appendedAtMs: number;
  /** The message's id; undefined when it cannot be read. */
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly upstreamNo: string | undefined;
  readonly eventSeq: number | undefined;
}

export function inboundOf(record: LogRecord): Inbound {
  const { topic, partition, offset, timestampMs: appendedAtMs } = record;
  const at = { place: `${topic}/${partition}/${offset}`, topic, partition, offset, appendedAtMs };
  const parsed = parseEnvelope({ key: record.key, value: record.value, headers: record.headers });
  if (!parsed.ok) return { ...at, ...numbersIn(parsed.readable) };
  const { id, type } = parsed.envelope;
  const data = parsed.data as Readonly<Record<string, unknown>> | null;
  const number = data?.['upstreamCaseNo'] ?? data?.['upstreamRatingNo'];
  const seq = data?.['eventSeq'];
  return {
    ...at,
    id,
    type,
    upstreamNo: numberFor(topic, data) ?? (typeof number === 'string' ? number : undefined),
    eventSeq: typeof seq === 'number' ? seq : undefined,
  };
}

/** A rating names its case too: on its topic the rating's number counts. */
function numberFor(topic: string, data: Readonly<Record<string, unknown>> | null): string | undefined {
  const number = data?.[topic === 'province.ratings' ? 'upstreamRatingNo' : 'upstreamCaseNo'];
  return typeof number === 'string' ? number : undefined;
}

function numbersIn(readable: Readable | undefined) {
  const { id, type, upstreamCaseNo, upstreamRatingNo, key, eventSeq } = readable ?? {};
  return {
    id,
    type,
    upstreamNo: upstreamRatingNo ?? upstreamCaseNo ?? key,
    eventSeq: eventSeq === undefined ? undefined : Number(eventSeq),
  };
}
