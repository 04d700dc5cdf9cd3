import { setTimeout as sleep } from 'node:timers/promises';
import type {
  LogBatch,
  LogClient,
  LogConsumer,
  LogConsumerListener,
  TopicPartition,
  TopicPartitionOffset,
  UnreadableTopic,
} from '../log/ports';
import type { ChunkProcessor } from '../chunk/chunk-processor';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { Moved, type OffsetClaim, commit } from '../chunk/commit';
import { describeError, isUnavailable } from '../chunk/database';
import { Backoff } from '../runtime/backoff';
import { isExternal } from '../runtime/registry';
import { Rhythm } from '../runtime/rhythm';
import { Wake } from '../runtime/wake';
import { Staging } from '../unit/staging';
import { FetchPace } from './fetch-pace';
import { AnotherCluster, GroupPlace } from './group-place';
import { Inbox } from './inbox';
import { Positions, readOffsets, takeOffsets } from './positions';

const CHUNK = 500;
/** Shortest time from chunk to chunk while they are small. */
const CHUNK_MS = 25;
/** The group's offsets are for lag display only, so they need not follow each chunk. */
const LAG_DISPLAY_MS = 1_000;
const IDLE_MS = 1_000;
/** An idle reader looks at its rows this often: a restored database reads again what it has forgotten (engine rule 4). */
const LOOK_AT_ROWS_MS = 5_000;

export interface ReaderOptions {
  readonly name: string;
  readonly groupId: string;
  topics(): Promise<readonly string[]>;
  /** Called before each chunk; the simulated clock reads its topic to the end here. */
  beforeChunk(): Promise<void>;
  onCrash(error: Error): void;
}

/** One consumer group member: fetches into the inbox, turns the inbox into chunks, until it is stopped. */
export class Reader implements LogConsumerListener {
  private consumer: LogConsumer;
  private readonly inbox: Inbox;
  private readonly pace: FetchPace;
  private readonly place: GroupPlace;
  private readonly wake = new Wake();
  private readonly rhythm = new Rhythm(CHUNK_MS);
  private positions = new Positions();
  private stopping = false;
  private started = false;
  private used = false;
  private running: Promise<void> = Promise.resolve();
  private lagShownAt = -Infinity;
  private lagMoved = false;
  private rowsSeenAt = -Infinity;
  subscribed: readonly string[] = [];
  unreadable: readonly UnreadableTopic[] = [];
  healthy = true;

  constructor(
    private readonly setting: ChunkSetting,
    private readonly processor: ChunkProcessor,
    private readonly log: LogClient,
    private readonly options: ReaderOptions,
  ) {
    this.consumer = log.consumer({ groupId: options.groupId });
    this.inbox = new Inbox({
      pause: (which) => this.consumer.pause(which),
      resume: (which) => this.consumer.resume(which),
    });
    this.place = new GroupPlace(setting, options.groupId);
    this.pace = new FetchPace({ tune: (fetch) => this.consumer.tune(fetch) });
  }

  get assigned(): readonly TopicPartition[] {
    return this.positions.partitions;
  }

  /** Records fetched and not yet done. */
  get buffered(): number {
    return this.inbox.size;
  }

  /** May be called again after it failed. */
  async start(): Promise<void> {
    await this.subscribe([...(await this.options.topics())].sort());
    this.running = this.work();
  }

  /** Follows the directory: a new department's topic is read within seconds of its creation (engine rule 3). */
  async followTopics(): Promise<void> {
    const wanted = [...(await this.options.topics())].sort();
    if (wanted.join() === this.subscribed.join() || this.stopping) return;
    if (!this.started) {
      return this.subscribe(wanted).catch((error: unknown) => {
        if (isUnavailable(error)) throw error;
        this.onCrash(error as Error);
      });
    }
    this.subscribed = wanted;
    await this.consumer.resubscribe(wanted);
  }

  onBatch(batch: LogBatch): void {
    const floor = this.positions.floor(batch);
    if (floor === undefined) return;
    const [first] = batch.records;
    if (first && !first.logAppendTime && isExternal(batch.topic)) {
      return this.onCrash(
        new Error(
          `${batch.topic} carries its senders' time; expected message.timestamp.type=LogAppendTime (engine rule 21)`,
        ),
      );
    }
    const records =
      first && first.offset >= floor
        ? batch.records
        : batch.records.filter((record) => record.offset >= floor);
    this.inbox.add(batch, records);
    this.pace.fetched(records.length);
    this.wake.now();
  }

  async onAssigned(
    assigned: readonly TopicPartition[],
    memberId: string,
  ): Promise<readonly TopicPartitionOffset[]> {
    const mine = (this.positions = new Positions());
    const isCurrent = (): boolean => mine === this.positions && !this.stopping;
    this.inbox.open([]);
    const offsets = await new Backoff().until(
      () => this.place.take(assigned, memberId),
      (error) => {
        if (error instanceof AnotherCluster) this.onCrash(error);
        return isUnavailable(error) && isCurrent();
      },
    );
    if (!isCurrent()) throw new Error('superseded by a later assignment');
    this.positions = new Positions(assigned, offsets);
    this.inbox.open(assigned);
    this.unreadable = [];
    return this.positions.all();
  }

  onUnreadable(topics: readonly UnreadableTopic[]): void {
    this.unreadable = topics;
  }

  /** Engine rule 4: the one sign of loss; gaps are none. */
  onLogStartBeyond({ topic, partition }: TopicPartition, wanted: bigint, start: bigint): void {
    this.setting.metrics.lost.inc({ topic }, Number(start - wanted));
    this.setting.log.error('records were lost before they were read', {
      topic,
      partition,
      wanted: String(wanted),
      start: String(start),
    });
  }

  /** A broker restored from an earlier day, or a topic made anew: everything is read again, de-duplication decides. */
  onLogEndBefore({ topic, partition }: TopicPartition, wanted: bigint, end: bigint): void {
    this.setting.log.error('the log ends before what has been read; reading it again', {
      topic,
      partition,
      wanted: String(wanted),
      end: String(end),
    });
    this.positions.rewind({ topic, partition });
  }

  onCrash(error: Error): void {
    if (!this.stopping) this.options.onCrash(error);
  }

  /** The chunk in flight commits; then the member leaves its group. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.now();
    await this.running;
    await this.consumer.stop();
  }

  private async subscribe(topics: readonly string[]): Promise<void> {
    if (topics.length === 0) return;
    if (this.used) this.consumer = this.log.consumer({ groupId: this.options.groupId });
    this.used = true;
    const former = await this.place.formerMember();
    try {
      this.subscribed = topics;
      this.started = true;
      await this.consumer.start(topics, this, former);
    } catch (error) {
      this.subscribed = [];
      this.started = false;
      await this.consumer.stop().catch(() => undefined);
      throw error;
    }
  }

  private async work(): Promise<void> {
    const backoff = new Backoff();
    while (!this.stopping) {
      try {
        if (this.inbox.size === 0) await this.idle();
        else await this.rhythm.round(this.inbox.size >= CHUNK / 2 || this.stopping, () => this.chunk());
        this.healthy = true;
        backoff.reset();
      } catch (error) {
        this.healthy = false;
        this.rowsSeenAt = -Infinity;
        this.setting.metrics.faults.inc({ loop: this.options.name });
        if (!isUnavailable(error))
          this.setting.log.error('the reader failed', {
            reader: this.options.name,
            error: describeError(error),
          });
        await sleep(backoff.next());
      }
    }
  }

  private async idle(): Promise<void> {
    this.pace.idle();
    await this.passTrailing();
    if (performance.now() - this.rowsSeenAt >= LOOK_AT_ROWS_MS) await this.realign();
    this.showLag();
    await this.wake.wait(IDLE_MS);
  }

  private async chunk(): Promise<void> {
    await this.options.beforeChunk();
    const { positions } = this;
    const records = this.inbox.take(CHUNK);
    let claimed: readonly OffsetClaim[] = [];
    try {
      const { done } = await this.processor.process(
        records,
        (_, taken) => (claimed = positions.claims(taken, (of, last) => this.inbox.endAfter(of, last))),
        { from: { kind: 'topic' }, waited: false },
      );
      if (positions !== this.positions || done === 0) return;
      positions.advance(claimed);
      this.inbox.done(records.slice(0, done));
      this.lagMoved = true;
      this.showLag();
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      await this.realign(true);
    }
  }

  /** Marks of a sender's transactions are no records, but whoever waits for the end of the topic waits for them too. */
  private async passTrailing(): Promise<void> {
    const { positions, setting } = this;
    const trailing = this.inbox.trailing((of) => positions.of(of));
    if (trailing.length === 0) return;
    const claims = positions.claimsOf(trailing);
    try {
      await commit(setting.database.messages, setting.clusterId, new Staging(), claims);
      positions.advance(claims);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      await this.realign(true);
    }
  }

  /** A zombie, or a database restored to an earlier day: the rows decide where those partitions go on (engine rule 4). */
  private async realign(refused = false): Promise<void> {
    const { positions, setting } = this;
    const { messages } = setting.database;
    const rows = refused
      ? await takeOffsets(messages, setting.clusterId, positions.partitions)
      : await readOffsets(messages, positions.partitions);
    this.rowsSeenAt = performance.now();
    if (positions !== this.positions) return;
    for (const moved of positions.realign(rows)) {
      setting.log.warn('a stored offset moved under the reader', {
        topic: moved.topic,
        partition: moved.partition,
        offset: String(moved.offset),
      });
      this.inbox.drop(moved);
      this.consumer.seek(moved);
    }
  }

  private showLag(): void {
    if (!this.lagMoved || performance.now() - this.lagShownAt < LAG_DISPLAY_MS) return;
    this.lagShownAt = performance.now();
    this.lagMoved = false;
    void this.consumer.commit(this.positions.all()).catch(() => undefined);
  }
}
