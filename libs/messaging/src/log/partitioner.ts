import type { Partitioner } from './ports';

const SEED = 0x9747b28c;
const M = 0x5bd1e995;
const R = 24;

/** MurmurHash2 exactly as org.apache.kafka.common.utils.Utils.murmur2 computes it; a signed 32-bit number. */
export function murmur2(data: Buffer): number {
  const length = data.length;
  const whole = length - (length % 4);
  let h = SEED ^ length;
  for (let i = 0; i < whole; i += 4) {
    let k = Math.imul(data.readInt32LE(i), M);
    k = Math.imul(k ^ (k >>> R), M);
    h = Math.imul(h, M) ^ k;
  }
  for (let i = length - 1; i >= whole; i -= 1) h ^= data.readUInt8(i) << (8 * (i - whole));
  if (length > whole) h = Math.imul(h, M);
  h = Math.imul(h ^ (h >>> 13), M);
  return (h ^ (h >>> 15)) | 0;
}

/** The partition that Kafka's Java client chooses for a keyed record: positive hash modulo the partition count. */
export const keyPartitioner: Partitioner = (key, partitions) => (murmur2(key) & 0x7fffffff) % partitions;
