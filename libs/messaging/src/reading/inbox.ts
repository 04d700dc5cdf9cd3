import type { LogBatch, LogRecord, TopicPartition, TopicPartitionOffset } from '../log/ports';
import { partitionKey } from './positions';

/** Records of one partition that wait for a chunk, in offset order. */
interface Lane {
  readonly topic: string;
  readonly partition: number;
  records: LogRecord[];
  bytes: number;
  paused: boolean;
  /** How far it has been fetched. */
  end: bigint;
}

/** High-water marks of one partition's lane; at half of them the partition is read again. */
const MAX_RECORDS = 4_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** Of all lanes together: hundreds of departments' topics must not fill the memory while the database is away. */
const MAX_TOTAL_BYTES = 48 * 1024 * 1024;
/** What an empty record costs in memory. */
const RECORD_OVERHEAD = 512;
/** Of one partition in one chunk while others wait too, so that a hot partition leaves room (engine rule 1). */
const PER_PARTITION = 200;
const CHUNK_BYTES = 8 * 1024 * 1024;
/** Read before what refers to them: a case whose key lies in the same inbox need not wait for it. */
const FIRST: ReadonlySet<string> = new Set(['intake.keys', 'routing.directory']);

export interface Flow {
  pause(partitions: readonly TopicPartition[]): void;
  resume(partitions: readonly TopicPartition[]): void;
}

const isFirst = (lane: Lane): boolean => FIRST.has(lane.topic);
const weightOf = (record: LogRecord): number => RECORD_OVERHEAD + (record.value?.length ?? 0);

/** The bounded buffer between fetching and deciding. Nothing here waits. */
export class Inbox {
  private lanes = new Map<string, Lane>();
  private turn = 0;
  private count = 0;
  private bytes = 0;
  private allPaused = false;

  constructor(private readonly flow: Flow) {}

  get size(): number {
    return this.count;
  }

  /** A new assignment: whatever is buffered is stale, and nothing is paused any more. */
  open(partitions: readonly TopicPartition[]): void {
    this.lanes = new Map(
      partitions.map(({ topic, partition }) => [
        partitionKey({ topic, partition }),
        { topic, partition, records: [], bytes: 0, paused: false, end: -1n },
      ]),
    );
    this.count = 0;
    this.bytes = 0;
    this.allPaused = false;
  }

  /** `records`: those of the batch that have not been done. A batch of a partition that is not ours is dropped. */
  add(batch: LogBatch, records: readonly LogRecord[]): void {
    const lane = this.lanes.get(partitionKey(batch));
    if (!lane) return;
    for (const record of records) {
      lane.records.push(record);
      lane.bytes += weightOf(record);
      this.bytes += weightOf(record);
    }
    this.count += records.length;
    lane.end = batch.nextOffset;
    if (this.bytes >= MAX_TOTAL_BYTES && !this.allPaused) {
      this.allPaused = true;
      this.flow.pause([...this.lanes.values()]);
    } else if (!lane.paused && (lane.records.length >= MAX_RECORDS || lane.bytes >= MAX_BYTES)) {
      this.flow.pause([lane]);
    }
    lane.paused ||= lane.records.length >= MAX_RECORDS || lane.bytes >= MAX_BYTES;
  }

  /** Records for one chunk: partition by partition, each in order, beginning with another partition each time. */
  take(max: number): LogRecord[] {
    const waiting = [...this.lanes.values()].filter((lane) => lane.records.length > 0);
    const share =
      waiting.length === 1 ? max : Math.max(1, Math.min(PER_PARTITION, Math.ceil(max / waiting.length)));
    const start = this.turn++;
    const taken: LogRecord[] = [];
    let bytes = 0;
    const inTurn = waiting.map((_, at) => waiting[(start + at) % waiting.length] as Lane);
    for (const lane of [...inTurn.filter(isFirst), ...inTurn.filter((each) => !isFirst(each))]) {
      if (taken.length >= max || bytes >= CHUNK_BYTES) break;
      for (const record of lane.records.slice(0, Math.min(share, max - taken.length))) {
        if (bytes >= CHUNK_BYTES) break;
        taken.push(record);
        bytes += weightOf(record);
      }
    }
    return taken;
  }

  /** How far the partition is done when the record at `last` is: further than it when nothing else was fetched. */
  endAfter(of: TopicPartition, last: bigint): bigint {
    const lane = this.lanes.get(partitionKey(of));
    const isLast = lane?.records[lane.records.length - 1]?.offset === last;
    return lane && isLast && lane.end > last ? lane.end : last + 1n;
  }

  /** Partitions without waiting records whose fetched end lies beyond what `position` says is stored. */
  trailing(position: (of: TopicPartition) => bigint | undefined): TopicPartitionOffset[] {
    const trailing: TopicPartitionOffset[] = [];
    for (const { topic, partition, records, end } of this.lanes.values()) {
      if (records.length > 0) continue;
      const stored = position({ topic, partition });
      if (stored !== undefined && end > stored) trailing.push({ topic, partition, offset: end });
    }
    return trailing;
  }

  /** The first records of their lanes are done. */
  done(records: readonly LogRecord[]): void {
    const counts = new Map<string, number>();
    for (const record of records) {
      const key = partitionKey(record);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, n] of counts) {
      const lane = this.lanes.get(key);
      if (lane) this.shorten(lane, n);
    }
    this.resumeAll();
  }

  /** Forgets what is buffered of a partition: it is read again from elsewhere. */
  drop(of: TopicPartition): void {
    const lane = this.lanes.get(partitionKey(of));
    if (!lane) return;
    this.shorten(lane, lane.records.length);
    lane.end = -1n;
    this.resumeAll();
  }

  private shorten(lane: Lane, n: number): void {
    for (let at = 0; at < n; at += 1) {
      const record = lane.records[at];
      if (record) lane.bytes -= weightOf(record);
      if (record) this.bytes -= weightOf(record);
    }
    lane.records = lane.records.slice(n);
    this.count -= n;
    if (!lane.paused || lane.records.length >= MAX_RECORDS / 2 || lane.bytes >= MAX_BYTES / 2) return;
    lane.paused = false;
    if (!this.allPaused) this.flow.resume([lane]);
  }

  private resumeAll(): void {
    if (!this.allPaused || this.bytes >= MAX_TOTAL_BYTES / 2) return;
    this.allPaused = false;
    this.flow.resume([...this.lanes.values()].filter((lane) => !lane.paused));
  }
}
