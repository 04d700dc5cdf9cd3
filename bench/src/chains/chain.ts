import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, Partitioners, type Consumer, type Producer } from 'kafkajs';
import { clientConfig } from '../../../deploy/src/platform/platform';
import { createStageTables } from '../reference/stage-tables';
import type { Stand } from '../stand';
import { loadNow, ratesBetween } from '../watch/load';
import { processorMs } from '../watch/processor-time';
import { caseEvent } from './case-event';
import { StageProcess, type ChainKind } from './stage-process';

const STAGES = 5;
const PARTITIONS = 4;
/** Sends in flight, and records in each: enough to keep the first stage busy. */
const SENDS = 2;
const PER_SEND = 200;

export interface ChainRound {
  readonly hopsPerSecond: number;
  /** Milliseconds of processor time of stages, broker and database per hop. */
  readonly msPerHop: number;
  readonly recordsPerChunk: number;
}

/** Five stage processes in a row, A → … → F; this process feeds A and empties F. */
export class Chain {
  private stages: StageProcess[] = [];
  private sent = 0;
  private received = 0;
  private sending = 0;
  private feeding = false;
  private entrance = '';

  private constructor(
    private readonly stand: Stand,
    private readonly run: string,
    private readonly producer: Producer,
    private readonly sink: Consumer,
    private readonly window: number,
  ) {}

  /** @param window cases that are in the chain at once */
  static async start(kind: ChainKind, stand: Stand, window: number): Promise<Chain> {
    const run = `bench.${kind}.${Date.now().toString(36)}`;
    const topic = (n: number): string => `${run}.${'abcdef'[n]}`;
    const topics = Array.from({ length: STAGES + 1 }, (_, n) => topic(n));
    await stand.createTopics(topics, PARTITIONS);
    const schemas = Array.from({ length: STAGES }, (_, n) => `bench_${kind}_${n + 1}`);
    await stand.freshSchemas(schemas);
    if (kind === 'reference') await createStageTables(stand.databaseUrl, schemas);
    const kafka = new Kafka(clientConfig(stand.kafka, run));
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    const sink = kafka.consumer({ groupId: `${run}.sink`, minBytes: 64 * 1024, maxWaitTimeInMs: 50 });
    const chain = new Chain(stand, run, producer, sink, window);
    try {
      chain.stages = await Promise.all(
        schemas.map((schema, n) =>
          StageProcess.start(kind, {
            stage: n + 1,
            from: topic(n),
            to: topic(n + 1),
            groupId: `${run}.${n + 1}`,
            kafka: stand.kafka,
            databaseUrl: stand.databaseUrl,
            schema,
          }),
        ),
      );
      await chain.open(topic(0), topic(STAGES));
      return chain;
    } catch (error) {
      await chain.stop();
      throw error;
    }
  }

  /**
   * Full for `leadInSeconds`, then measured for `seconds`, then emptied.
   * @throws Error when what was fed in does not come out again within a minute
   */
  async round(leadInSeconds: number, seconds: number): Promise<ChainRound> {
    this.order('work');
    this.feeding = true;
    const feeder = setInterval(() => this.feed(), 20);
    try {
      await pause(leadInSeconds * 1000);
      const before = await this.counts();
      const loadBefore = loadNow(this.stand);
      await pause(seconds * 1000);
      const after = await this.counts();
      const load = ratesBetween(loadBefore, loadNow(this.stand));
      const hops = after.hops - before.hops;
      const processor = after.processor - before.processor + (load.broker + load.database) * load.seconds;
      return {
        hopsPerSecond: hops / load.seconds,
        msPerHop: processor / hops,
        recordsPerChunk: hops / (after.chunks - before.chunks),
      };
    } finally {
      this.feeding = false;
      clearInterval(feeder);
      await this.empty();
      this.order('rest');
    }
  }

  async stop(): Promise<void> {
    await Promise.all([
      ...this.stages.map((stage) => stage.stop()),
      this.sink.disconnect().catch(() => undefined),
      this.producer.disconnect().catch(() => undefined),
    ]);
  }

  private async open(entrance: string, exit: string): Promise<void> {
    this.entrance = entrance;
    await Promise.all([this.producer.connect(), this.sink.connect()]);
    await this.sink.subscribe({ topics: [exit], fromBeginning: true });
    await this.sink.run({
      eachBatch: ({ batch }) => {
        this.received += batch.messages.length;
        this.feed();
        return Promise.resolve();
      },
    });
    this.order('rest');
  }

  private feed(): void {
    while (this.feeding && this.sending < SENDS) {
      const room = this.window - (this.sent - this.received);
      if (room < Math.min(100, this.window / 4)) return;
      const messages = Array.from({ length: Math.min(room, PER_SEND) }, () => {
        const event = caseEvent(this.run, this.sent++);
        return { key: event.caseId, value: JSON.stringify(event) };
      });
      this.sending += 1;
      void this.producer
        .send({ topic: this.entrance, acks: -1, messages })
        .finally(() => (this.sending -= 1));
    }
  }

  private async empty(): Promise<void> {
    for (let waited = 0; this.received < this.sent; waited += 50) {
      if (waited > 60_000)
        throw new Error(`${this.run}: ${this.sent - this.received} of ${this.sent} events did not come out`);
      await pause(50);
    }
  }

  private async counts(): Promise<{ hops: number; chunks: number; processor: number }> {
    const counts = await Promise.all(this.stages.map((stage) => stage.counts()));
    const sum = (of: 'hops' | 'chunks'): number => counts.reduce((total, each) => total + each[of], 0);
    const processor = this.stages.reduce((total, { pid }) => total + processorMs(pid), 0);
    return { hops: sum('hops'), chunks: sum('chunks'), processor };
  }

  private order(what: 'work' | 'rest'): void {
    for (const stage of this.stages) stage.tell(what);
  }
}
