import type { LogBatch, LogRecord, TopicPartition } from '../log/ports';
import { Inbox } from './inbox';

const record = (partition: number, offset: number, bytes = 10, topic = 't'): LogRecord => ({
  topic,
  partition,
  offset: BigInt(offset),
  key: null,
  value: Buffer.alloc(bytes),
  headers: {},
  timestampMs: 0,
  logAppendTime: true,
});

/** An inbox over partitions 0 to n−1 that tells what it pauses and resumes. */
function anInbox(partitions: number, topic = 't') {
  const told: string[] = [];
  const tell = (what: string) => (which: readonly TopicPartition[]) =>
    void told.push(`${what} ${which.map((each) => each.partition).join()}`);
  const inbox = new Inbox({ pause: tell('pause'), resume: tell('resume') });
  inbox.open(Array.from({ length: partitions }, (_, partition) => ({ topic, partition })));
  let next = 0;
  const add = (partition: number, count: number, bytes?: number): void => {
    const records = Array.from({ length: count }, () => record(partition, next++, bytes, topic));
    const batch: LogBatch = { topic, partition, records, nextOffset: BigInt(next), highWatermark: 0n };
    inbox.add(batch, records);
  };
  return { inbox, told, add };
}
const shares = (records: readonly LogRecord[]): number[] => {
  const counts = new Map<number, number>();
  for (const { partition } of records) counts.set(partition, (counts.get(partition) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
};

describe('the buffer between fetching and deciding (engine rule 1)', () => {
  it('gives each partition a share of the chunk: a hot one leaves room for the others', () => {
    const { inbox, add } = anInbox(3);
    add(0, 3_000);
    add(1, 2);
    add(2, 1);
    expect(shares(inbox.take(500))).toEqual([167, 2, 1]);
  });

  it('gives a lone partition the whole chunk, in offset order', () => {
    const { inbox, add } = anInbox(2);
    add(0, 700);
    const taken = inbox.take(500);
    expect(taken).toHaveLength(500);
    expect(taken.map(({ offset }) => Number(offset))).toEqual(Array.from({ length: 500 }, (_, at) => at));
  });

  it('begins with another partition each time, so that none is always last', () => {
    const { inbox, add } = anInbox(600);
    for (let partition = 0; partition < 600; partition += 1) add(partition, 1);
    const first = new Set(inbox.take(500).map(({ partition }) => partition));
    const second = new Set(inbox.take(500).map(({ partition }) => partition));
    expect(first).not.toEqual(second);
  });

  it('takes at most eight mebibytes at once', () => {
    const { inbox, add } = anInbox(1);
    add(0, 12, 1024 * 1024);
    expect(inbox.take(500)).toHaveLength(8);
  });

  it('pauses a partition at its high-water mark and resumes it at half of it', () => {
    const { inbox, told, add } = anInbox(2);
    add(0, 3_999);
    expect(told).toEqual([]);
    add(0, 1);
    add(1, 5);
    expect(told).toEqual(['pause 0']);
    for (let round = 0; round < 30; round += 1) inbox.done(inbox.take(500));
    expect(told).toEqual(['pause 0', 'resume 0']);
  });

  it('pauses everything when all together hold too much, so that hundreds of topics do not fill the memory', () => {
    const { inbox, told, add } = anInbox(10);
    for (let partition = 0; partition < 10; partition += 1) add(partition, 6, 1024 * 1024);
    expect(told).toEqual(['pause 0,1,2,3,4,5,6,7,8,9']);
    while (inbox.size > 0) inbox.done(inbox.take(500));
    expect(told).toEqual(['pause 0,1,2,3,4,5,6,7,8,9', 'resume 0,1,2,3,4,5,6,7,8,9']);
  });

  it('drops everything at a new assignment, and what comes for partitions that are not ours', () => {
    const { inbox, add } = anInbox(2);
    add(0, 5);
    inbox.open([{ topic: 't', partition: 1 }]);
    add(0, 5);
    expect(inbox.size).toBe(0);
    add(1, 1);
    expect(inbox.size).toBe(1);
  });

  it('a partition is done up to where it was fetched once its last record is, and not before', () => {
    const { inbox, add } = anInbox(1);
    add(0, 2);
    const place = { topic: 't', partition: 0 };
    inbox.add({ ...place, records: [], nextOffset: 9n, highWatermark: 9n }, []);
    expect(inbox.endAfter(place, 0n)).toBe(1n);
    expect(inbox.endAfter(place, 1n)).toBe(9n);
    expect(inbox.trailing(() => 0n)).toEqual([]);
    inbox.done(inbox.take(2));
    expect(inbox.trailing(() => 2n)).toEqual([{ ...place, offset: 9n }]);
    expect(inbox.trailing(() => 9n)).toEqual([]);
  });
});
