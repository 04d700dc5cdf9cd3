import { keyPartitioner, murmur2 } from './partitioner';

describe('the partition of a key', () => {
  // Vectors of Kafka's own UtilsTest.testMurmur2 (clients, 4.1).
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as the Java client does', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('is never negative and always exists', () => {
    for (let i = 0; i < 1000; i += 1) {
      const partition = keyPartitioner(Buffer.from(`case-${i}`), 6);
      expect(partition).toBeGreaterThanOrEqual(0);
      expect(partition).toBeLessThan(6);
    }
  });

  it('keeps a case on its partition', () => {
    expect(keyPartitioner(Buffer.from('XX-2026-000123'), 12)).toBe(
      keyPartitioner(Buffer.from('XX-2026-000123'), 12),
    );
  });
});
