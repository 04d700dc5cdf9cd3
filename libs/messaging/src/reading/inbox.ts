import type { LogBatch, LogRecord, TopicPartition } from '../log/ports';

/** Records of one partition that wait for a chunk, in offset order. */
interface Lane {
  readonly topic: string;
  readonly partition: number;
  records: LogRecord[];
  bytes: number;
  paused: boolean;
}

/** High-water marks of one partition's lane; at half of them the partition is read again. */
const MAX_RECORDS = 4_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** Of one partition in one chunk while others wait too, so that a hot partition leaves room (engine rule 1). */
const PER_PARTITION = 200;
const CHUNK_BYTES = 8 * 1024 * 1024;

export interface Flow {
  pause(partitions: readonly TopicPartition[]): void;
  resume(partitions: readonly TopicPartition[]): void;
}

const laneKey = (topic: string, partition: number): string => `${topic}/${partition}`;

/** The bounded buffer between fetching and deciding. Nothing here waits. */
export class Inbox {
  private readonly lanes = new Map<string, Lane>();
  private turn = 0;
  private count = 0;

  constructor(private readonly flow: Flow) {}

  get size(): number {
    return this.count;
  }

  add(batch: LogBatch): void {
    const key = laneKey(batch.topic, batch.partition);
    let lane = this.lanes.get(key);
    if (!lane) {
      lane = { topic: batch.topic, partition: batch.partition, records: [], bytes: 0, paused: false };
      this.lanes.set(key, lane);
    }
    for (const record of batch.records) {
      lane.records.push(record);
      lane.bytes += record.value?.length ?? 0;
    }
    this.count += batch.records.length;
    if (!lane.paused && (lane.records.length >= MAX_RECORDS || lane.bytes >= MAX_BYTES)) {
      lane.paused = true;
      this.flow.pause([lane]);
    }
  }

  /** Records for one chunk: partition by partition, each in order, beginning with another partition each time. */
  take(max: number): LogRecord[] {
    const waiting = [...this.lanes.values()].filter((lane) => lane.records.length > 0);
    if (waiting.length === 0) return [];
    const share = waiting.length === 1 ? max : Math.max(1, Math.min(PER_PARTITION, Math.ceil(max / waiting.length)));
    const start = this.turn++ % waiting.length;
    const taken: LogRecord[] = [];
    let bytes = 0;
    for (let at = 0; at < waiting.length && taken.length < max && bytes < CHUNK_BYTES; at += 1) {
      const lane = waiting[(start + at) % waiting.length];
      if (!lane) continue;
      for (const record of lane.records.slice(0, Math.min(share, max - taken.length))) {
        if (bytes >= CHUNK_BYTES) break;
        taken.push(record);
        bytes += record.value?.length ?? 0;
      }
    }
    return taken;
  }

  /** The first records of their lanes are done. */
  done(records: readonly LogRecord[]): void {
    const counts = new Map<string, number>();
    for (const record of records) {
      const key = laneKey(record.topic, record.partition);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, n] of counts) {
      const lane = this.lanes.get(key);
      if (lane) this.shorten(lane, n);
    }
  }

  /** Forgets what lies below the stored offset (another process has done it), or everything of the partition. */
  drop(of: TopicPartition, below?: bigint): void {
    const lane = this.lanes.get(laneKey(of.topic, of.partition));
    if (!lane) return;
    const keep = below === undefined ? lane.records.length : lane.records.findIndex((record) => record.offset >= below);
    this.shorten(lane, keep < 0 ? lane.records.length : keep);
  }

  clear(): void {
    this.lanes.clear();
    this.count = 0;
  }

  private shorten(lane: Lane, n: number): void {
    for (const record of lane.records.slice(0, n)) lane.bytes -= record.value?.length ?? 0;
    lane.records = lane.records.slice(n);
    this.count -= n;
    if (lane.paused && lane.records.length < MAX_RECORDS / 2 && lane.bytes < MAX_BYTES / 2) {
      lane.paused = false;
      this.flow.resume([lane]);
    }
  }
}
