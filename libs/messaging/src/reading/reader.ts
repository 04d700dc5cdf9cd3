import { setTimeout as sleep } from 'node:timers/promises';
import type { LogBatch, LogClient, LogConsumer, LogConsumerListener, TopicPartition, TopicPartitionOffset } from '../log/ports';
import type { ChunkProcessor } from '../chunk/chunk-processor';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { Moved } from '../chunk/commit';
import { Unavailable, isUnavailable } from '../chunk/database';
import { Backoff } from '../runtime/backoff';
import { Wake } from '../runtime/wake';
import { Inbox } from './inbox';
import { Offsets } from './offsets';
import { FetchPace } from './fetch-pace';

const CHUNK = 500;
/** The group's offsets are for lag display only, so they need not follow each chunk. */
const LAG_DISPLAY_MS = 1_000;

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
  private readonly consumer: LogConsumer;
  private readonly inbox: Inbox;
  private readonly offsets: Offsets;
  private readonly wake = new Wake();
  private readonly pace: FetchPace;
  private stopping = false;
  private generation = 0;
  private running: Promise<void> = Promise.resolve();
  private lastCommit = 0;
  assigned: readonly TopicPartition[] = [];
  subscribed: readonly string[] = [];
  healthy = true;

  constructor(
    private readonly setting: ChunkSetting,
    private readonly processor: ChunkProcessor,
    log: LogClient,
    private readonly options: ReaderOptions,
  ) {
    this.consumer = log.consumer({ groupId: options.groupId });
    this.inbox = new Inbox(this.consumer);
    this.offsets = new Offsets(setting.database.messages, setting.clusterId);
    this.pace = new FetchPace(this.consumer);
  }

  async start(): Promise<void> {
    const { database } = this.setting;
    this.subscribed = [...(await this.options.topics())].sort();
    const former = await database.messages.query<{ member_id: string }>('select member_id from group_member where group_id = $1', [this.options.groupId]);
    if (this.subscribed.length > 0) await this.consumer.start(this.subscribed, this, former.rows[0]?.member_id);
    this.running = this.work();
  }

  /** Follows the directory: a new department's topic is read within seconds of its creation (engine rule 3). */
  async followTopics(): Promise<void> {
    const wanted = [...(await this.options.topics())].sort();
    if (wanted.join() === this.subscribed.join() || this.stopping) return;
    const first = this.subscribed.length === 0;
    this.subscribed = wanted;
    if (first) await this.consumer.start(wanted, this);
    else await this.consumer.resubscribe(wanted);
  }

  onBatch(batch: LogBatch): void {
    const stored = this.offsets.of(batch) ?? 0n;
    const records = batch.records.filter((record) => record.offset >= stored);
    if (records.length === 0) return;
    this.inbox.add(records.length === batch.records.length ? batch : { ...batch, records });
    this.pace.fetched(records.length);
    this.wake.now();
  }

  async onAssigned(assigned: readonly TopicPartition[], memberId: string): Promise<readonly TopicPartitionOffset[]> {
    this.generation += 1;
    this.inbox.clear();
    await new Backoff().until(async () => {
      await this.offsets.load(assigned);
      await this.setting.database.messages.query(
        'insert into group_member values ($1, $2) on conflict (group_id) do update set member_id = excluded.member_id',
        [this.options.groupId, memberId],
      );
    }, isUnavailable);
    this.inbox.clear();
    this.assigned = assigned;
    return assigned.map((partition) => ({ ...partition, offset: this.offsets.of(partition) ?? 0n }));
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

  private async work(): Promise<void> {
    const backoff = new Backoff();
    while (!this.stopping) {
      if (this.inbox.size === 0) {
        this.pace.idle();
        await this.wake.wait(1_000);
        continue;
      }
      try {
        await this.options.beforeChunk();
        await this.chunk();
        this.healthy = true;
        backoff.reset();
      } catch (error) {
        if (!(error instanceof Unavailable) && !isUnavailable(error)) {
          this.setting.log.error('the reader failed', { reader: this.options.name, error: String(error) });
        }
        this.healthy = false;
        await sleep(backoff.next());
      }
    }
  }

  private async chunk(): Promise<void> {
    const { generation } = this;
    const records = this.inbox.take(CHUNK);
    if (records.length === 0) return;
    let claimed: ReturnType<Offsets['claims']> = [];
    try {
      const done = await this.processor.process(records, (_, taken) => (claimed = this.offsets.claims(taken)), { released: false, waited: false });
      if (generation !== this.generation) return;
      if (done > 0) this.offsets.advance(claimed);
      this.inbox.done(records.slice(0, done));
      await this.showLag(claimed.map(({ topic, partition, next }) => ({ topic, partition, offset: next })));
    } catch (error) {
      if (error instanceof Moved && generation === this.generation) await this.realign();
      else if (!(error instanceof Moved)) throw error;
    }
  }

  /** A zombie, or a database restored to an earlier day: the rows decide where we go on (engine rule 4). */
  private async realign(): Promise<void> {
    this.setting.log.warn('stored offsets moved under the reader', { reader: this.options.name });
    await this.offsets.load(this.assigned);
    for (const partition of this.assigned) {
      this.inbox.drop(partition);
      this.consumer.seek({ ...partition, offset: this.offsets.of(partition) ?? 0n });
    }
  }

  private async showLag(offsets: readonly TopicPartitionOffset[]): Promise<void> {
    const now = Date.now();
    if (now - this.lastCommit < LAG_DISPLAY_MS || offsets.length === 0) return;
    this.lastCommit = now;
    await this.consumer.commit(this.assigned.map((p) => ({ ...p, offset: this.offsets.of(p) ?? 0n }))).catch(() => undefined);
  }
}
