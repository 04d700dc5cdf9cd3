import { Decoder, decodeStoredRecords } from './kafkajs-internals';
import type { KafkaMessage } from './kafkajs-types';
import { readRecordBatch, setHeader } from './read-records';

const BATCH_OVERHEAD = 61;
const LENGTH_AT = 8;
const MAGIC_AT = 16;
const ATTRIBUTES_AT = 21;
const CODEC_MASK = 7;

class Reader {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  int16(): number {
    return this.bytes.readInt16BE((this.at += 2) - 2);
  }
  int32(): number {
    return this.bytes.readInt32BE((this.at += 4) - 4);
  }
  int64(): string {
    return this.bytes.readBigInt64BE((this.at += 8) - 8).toString();
  }
  text(): string {
    const length = this.int16();
    return this.bytes.toString('utf8', this.at, (this.at += length));
  }
  bytesOf(length: number): Buffer {
    return this.bytes.subarray(this.at, (this.at += Math.max(0, length)));
  }
  list<T>(read: () => T): T[] {
    const length = this.int32();
    return length <= 0 ? [] : Array.from({ length }, read);
  }
}

/** Compressed batches and the formats before 0.11 are rare here: kafkajs reads them. */
async function readForeign(batch: Buffer): Promise<KafkaMessage[]> {
  const size = Buffer.alloc(4);
  size.writeInt32BE(batch.length);
  const messages = await decodeStoredRecords(new Decoder(Buffer.concat([size, batch])));
  return messages.map((message) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(message.headers ?? {})) {
      const last = Array.isArray(value) ? value[value.length - 1] : value;
      if (last !== undefined && last !== null) setHeader(headers, name, String(last));
    }
    return { ...message, headers, offset: Number(message.offset), timestamp: Number(message.timestamp) };
  });
}

/** The records stored in one partition's answer; its tail may be a batch cut short, which comes again. */
async function readStored(stored: Buffer): Promise<KafkaMessage[]> {
  const messages: KafkaMessage[] = [];
  for (let at = 0; at + BATCH_OVERHEAD <= stored.length;) {
    const end = at + LENGTH_AT + 4 + stored.readInt32BE(at + LENGTH_AT);
    if (end > stored.length) break;
    const batch = stored.subarray(at, end);
    const plain = batch[MAGIC_AT] === 2 && (batch.readInt16BE(ATTRIBUTES_AT) & CODEC_MASK) === 0;
    if (plain) readRecordBatch(batch, messages);
    else messages.push(...(await readForeign(batch)));
    at = end;
  }
  return messages;
}

/**
 * Fetch response, version 11, in the shape that kafkajs' ConsumerGroup takes. Its own decoder builds several objects
 * per field and four times the garbage, and lets a header named like a method of Object spoil the headers.
 */
export async function decodeFetchResponse(payload: Buffer): Promise<object> {
  const reader = new Reader(payload);
  const clientSideThrottleTime = reader.int32();
  const errorCode = reader.int16();
  const sessionId = reader.int32();
  const responses = reader.list(() => ({
    topicName: reader.text(),
    partitions: reader.list(() => ({
      partition: reader.int32(),
      errorCode: reader.int16(),
      highWatermark: reader.int64(),
      lastStableOffset: reader.int64(),
      lastStartOffset: reader.int64(),
      abortedTransactions: reader.list(() => ({ producerId: reader.int64(), firstOffset: reader.int64() })),
      preferredReadReplica: reader.int32(),
      stored: reader.bytesOf(reader.int32()),
      messages: [] as KafkaMessage[],
    })),
  }));
  for (const { partitions } of responses) {
    for (const one of partitions) if (one.stored.length > 0) one.messages = await readStored(one.stored);
  }
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}
