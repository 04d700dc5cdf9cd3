import type { OutgoingRecord } from './ports';
import { BATCH_BYTES, REQUEST_BYTES, halves, planRounds } from './produce-plan';
import type { PartitionBatch } from './produce-plan';

function aRecord(topic: string, partition: number, name: string, bytes = 10): OutgoingRecord {
  return { topic, partition, key: Buffer.from(name), value: Buffer.alloc(bytes), headers: {} };
}

const names = (batch: PartitionBatch) => batch.records.map(({ key }) => key?.toString());
const namesOf = (rounds: PartitionBatch[][], topic: string) =>
  rounds.flatMap((round) => round.filter((batch) => batch.topic === topic).flatMap(names));

describe('what goes out in one request', () => {
  it('is one batch per partition, in the order given', () => {
    const rounds = planRounds([
      aRecord('a', 0, '1'),
      aRecord('b', 0, '2'),
      aRecord('a', 0, '3'),
      aRecord('a', 1, '4'),
    ]);
    expect(rounds).toHaveLength(1);
    expect(rounds[0]?.map(names)).toEqual([['1', '3'], ['2'], ['4']]);
  });

  it('never exceeds what a partition takes, and keeps the order over the requests', () => {
    const records = Array.from({ length: 30 }, (_, i) => aRecord('a', 0, `${i}`, 100_000));
    const rounds = planRounds(records);
    expect(rounds.length).toBeGreaterThan(3);
    expect(rounds.every((round) => round.length === 1 && (round[0]?.bytes ?? 0) <= BATCH_BYTES)).toBe(true);
    expect(namesOf(rounds, 'a')).toEqual(records.map(({ key }) => key?.toString()));
  });

  it('never exceeds what a request takes', () => {
    const records = Array.from({ length: 40 }, (_, i) => aRecord(`t${i % 20}`, 0, `${i}`, 480_000));
    const rounds = planRounds(records);
    for (const round of rounds) {
      expect(round.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(REQUEST_BYTES);
      expect(new Set(round.map(({ topic }) => topic)).size).toBe(round.length);
    }
    for (let i = 0; i < 20; i += 1) expect(namesOf(rounds, `t${i}`)).toEqual([`${i}`, `${i + 20}`]);
  });

  it('sends a record between 1 and 4 MiB alone and refuses a larger one', () => {
    const rounds = planRounds([
      aRecord('a', 0, '1'),
      aRecord('a', 0, 'big', 2_000_000),
      aRecord('a', 0, '2'),
    ]);
    expect(rounds.map((round) => round.map(names))).toEqual([[['1']], [['big']], [['2']]]);
    expect(() => planRounds([aRecord('a', 0, 'huge', 4_200_000)])).toThrow(
      expect.objectContaining({ topic: 'a' }),
    );
  });

  it('can be halved without losing the order', () => {
    const [batch] = planRounds([1, 2, 3].map((n) => aRecord('a', 0, `${n}`)))[0] as PartitionBatch[];
    expect(halves(batch as PartitionBatch).map(names)).toEqual([['1', '2'], ['3']]);
  });
});
