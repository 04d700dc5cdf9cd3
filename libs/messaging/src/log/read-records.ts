import type { KafkaMessage } from './kafkajs-types';

const LOG_APPEND_TIME_FLAG = 0x8;
const TRANSACTIONAL_FLAG = 0x10;
const CONTROL_FLAG = 0x20;
const FIRST_RECORD_AT = 61;

/** Reads zigzag varints, also those of 64 bits as long as they are exact in a number. */
class VarintReader {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
  ) {}

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('A record is shorter than it says');
      value += (byte & 127) * scale;
      if (byte < 128) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
  }
  slice(): Buffer | null {
    const length = this.varint();
    if (length < 0) return null;
    return this.bytes.subarray(this.at, (this.at += length));
  }
  text(): string | null {
    const length = this.varint();
    if (length < 0) return null;
    return this.bytes.toString('utf8', this.at, (this.at += length));
  }
}

/** Of a header that occurs twice the last one counts; one without a value is left out. */
function readHeaders(reader: VarintReader): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let left = reader.varint(); left > 0; left -= 1) {
    const name = reader.text();
    const value = reader.text();
    if (name !== null && value !== null) setHeader(headers, name, value);
  }
  return headers;
}

/** Sets what a sender named, whatever the name: assigned, `__proto__` would be the object's prototype and not be kept. */
export function setHeader(headers: Record<string, string>, name: string, value: string): void {
  if (name !== '__proto__') headers[name] = value;
  else Object.defineProperty(headers, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Appends the records of one uncompressed batch (message format v2, KIP-98) to `into`. Keys and values share its memory. */
export function readRecordBatch(batch: Buffer, into: KafkaMessage[]): void {
  const baseOffset = Number(batch.readBigInt64BE(0));
  const attributes = batch.readInt16BE(21);
  const baseTimestamp = Number(batch.readBigInt64BE(27));
  const appendTime = (attributes & LOG_APPEND_TIME_FLAG) > 0 ? Number(batch.readBigInt64BE(35)) : undefined;
  const isControlRecord = (attributes & CONTROL_FLAG) > 0;
  const batchContext = {
    timestampType: appendTime === undefined ? 0 : 1,
    inTransaction: (attributes & TRANSACTIONAL_FLAG) > 0,
    producerId: batch.readBigInt64BE(43).toString(),
  };
  const reader = new VarintReader(batch, FIRST_RECORD_AT);
  for (let left = batch.readInt32BE(57); left > 0; left -= 1) {
    const end = reader.varint() + reader.at;
    reader.at += 1; // attributes, unused
    const timestamp = baseTimestamp + reader.varint();
    const offset = baseOffset + reader.varint();
    const key = reader.slice();
    const value = reader.slice();
    const headers = readHeaders(reader);
    reader.at = end;
    into.push({
      offset,
      key,
      value,
      headers,
      timestamp: appendTime ?? timestamp,
      isControlRecord,
      batchContext,
    });
  }
}
