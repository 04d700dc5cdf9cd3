import * as fc from 'fast-check';
import { Decoder, decodeStoredRecords } from './kafkajs-internals';
import type { KafkaMessage } from './kafkajs-types';
import type { OutgoingRecord } from './ports';
import { readRecordBatch } from './read-records';
import { recordBatch } from './record-batch';

const bytes = fc.option(fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)));
const records: fc.Arbitrary<OutgoingRecord[]> = fc.array(
  fc.record({
    topic: fc.constant('t'),
    partition: fc.constant(0),
    key: bytes,
    value: bytes,
    headers: fc.dictionary(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      {
        noNullPrototype: true,
      },
    ),
  }),
  { minLength: 1, maxLength: 200 },
);

const NOW = 1_763_800_000_123;

describe('a record batch', () => {
  it('is read back as it was written, whatever the bytes, the language and the names of the headers', () => {
    fc.assert(
      fc.property(records, (written) => {
        const read: KafkaMessage[] = [];
        readRecordBatch(recordBatch(written, NOW), read);
        expect(
          read.map(({ key, value, headers }) => ({ topic: 't', partition: 0, key, value, headers })),
        ).toEqual(written);
        expect(read.map(({ offset }) => offset)).toEqual(written.map((_, i) => i));
        expect(read.every(({ timestamp, isControlRecord }) => timestamp === NOW && !isControlRecord)).toBe(
          true,
        );
      }),
    );
  });

  it('keeps a header that is named like the prototype of every object', () => {
    const headers: Record<string, string> = JSON.parse('{"__proto__":"甲","ce_id":"乙"}');
    const read: KafkaMessage[] = [];
    readRecordBatch(recordBatch([aRecord(headers)], NOW), read);
    expect(Object.entries(read[0]?.headers ?? {})).toEqual(Object.entries(headers));
  });

  it('is what another reader of the format understands', async () => {
    const written = [aRecord({ ce_source: '受理' }), aRecord({})];
    const batch = recordBatch(written, NOW);
    const size = Buffer.alloc(4);
    size.writeInt32BE(batch.length);
    const read = await decodeStoredRecords(new Decoder(Buffer.concat([size, batch])));
    expect(read).toMatchObject([
      {
        key: Buffer.from('k'),
        value: null,
        offset: '0',
        timestamp: `${NOW}`,
        headers: { ce_source: Buffer.from('受理') },
      },
      { offset: '1', headers: {} },
    ]);
  });

  it('carries the append time of the broker for all its records when the topic says so', () => {
    const batch = recordBatch([aRecord({}), aRecord({})], NOW);
    batch.writeInt16BE(0x8, 21);
    batch.writeBigInt64BE(BigInt(NOW + 77), 35);
    batch.writeBigInt64BE(5_000_000_000n, 0);
    const read: KafkaMessage[] = [];
    readRecordBatch(batch, read);
    expect(
      read.map(({ timestamp, offset, batchContext }) => [timestamp, offset, batchContext?.timestampType]),
    ).toEqual([
      [NOW + 77, 5_000_000_000, 1],
      [NOW + 77, 5_000_000_001, 1],
    ]);
  });

  it('is refused when a record is shorter than it says', () => {
    expect(() => readRecordBatch(recordBatch([aRecord({})], NOW).subarray(0, 63), [])).toThrow(RangeError);
  });
});

function aRecord(headers: Record<string, string>): OutgoingRecord {
  return { topic: 't', partition: 0, key: Buffer.from('k'), value: null, headers };
}
