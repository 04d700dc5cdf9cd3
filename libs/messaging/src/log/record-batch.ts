import { crc32c } from './kafkajs-internals';
import type { OutgoingRecord } from './ports';

const HEADER_BYTES = 61;
const CRC_AT = 17;
const ATTRIBUTES_AT = 21;
const MAGIC = 2;

const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = zigzag(value); rest > 127; rest >>>= 7) bytes += 1;
  return bytes;
}

const bytesOf = (bytes: Buffer | null): number =>
  bytes === null ? varintBytes(-1) : varintBytes(bytes.length) + bytes.length;

function textBytes(text: string): number {
  const length = Buffer.byteLength(text);
  return varintBytes(length) + length;
}

/** Writes into one buffer of the exact size: an encoder object per record and header would cost most of a send. */
class Writer {
  private at = HEADER_BYTES;
  constructor(readonly buffer: Buffer) {}

  varint(value: number): void {
    let rest = zigzag(value);
    for (; rest > 127; rest >>>= 7) this.buffer[this.at++] = (rest & 127) | 128;
    this.buffer[this.at++] = rest;
  }
  byte(value: number): void {
    this.buffer[this.at++] = value;
  }
  bytes(bytes: Buffer | null): void {
    this.varint(bytes === null ? -1 : bytes.length);
    if (bytes !== null) this.at += bytes.copy(this.buffer, this.at);
  }
  text(text: string): void {
    this.varint(Buffer.byteLength(text));
    this.at += this.buffer.write(text, this.at);
  }
}

function bodyBytes({ key, value, headers }: OutgoingRecord, offset: number): number {
  const names = Object.keys(headers);
  let bytes = 2 + varintBytes(offset) + bytesOf(key) + bytesOf(value) + varintBytes(names.length);
  for (const name of names) bytes += textBytes(name) + textBytes(headers[name] as string);
  return bytes;
}

function writeRecord(
  writer: Writer,
  { key, value, headers }: OutgoingRecord,
  offset: number,
  bytes: number,
): void {
  writer.varint(bytes);
  writer.byte(0); // attributes, unused
  writer.byte(0); // timestamp delta: all records of a batch carry the same instant
  writer.varint(offset);
  writer.bytes(key);
  writer.bytes(value);
  const names = Object.keys(headers);
  writer.varint(names.length);
  for (const name of names) {
    writer.text(name);
    writer.text(headers[name] as string);
  }
}

/**
 * A record batch as brokers store it (message format v2, KIP-98), uncompressed and not idempotent. `nowMs` is the
 * sender's claim; a topic with LogAppendTime overwrites it.
 */
export function recordBatch(records: readonly OutgoingRecord[], nowMs: number): Buffer {
  const sizes = records.map(bodyBytes);
  const total = sizes.reduce((sum, bytes) => sum + varintBytes(bytes) + bytes, HEADER_BYTES);
  const batch = Buffer.allocUnsafe(total);
  const writer = new Writer(batch);
  records.forEach((record, offset) => writeRecord(writer, record, offset, sizes[offset] as number));
  batch.writeBigInt64BE(0n, 0); // base offset: the broker's to give
  batch.writeInt32BE(total - 12, 8); // length after this field
  batch.writeInt32BE(-1, 12); // partition leader epoch: the broker's
  batch.writeInt8(MAGIC, 16);
  batch.writeInt16BE(0, ATTRIBUTES_AT);
  batch.writeInt32BE(records.length - 1, 23); // last offset delta
  batch.writeBigInt64BE(BigInt(nowMs), 27);
  batch.writeBigInt64BE(BigInt(nowMs), 35);
  batch.writeBigInt64BE(-1n, 43); // producer id, epoch and sequence: none
  batch.writeInt16BE(-1, 51);
  batch.writeInt32BE(-1, 53);
  batch.writeInt32BE(records.length, 57);
  batch.writeUInt32BE(crc32c(batch.subarray(ATTRIBUTES_AT)) >>> 0, CRC_AT);
  return batch;
}
