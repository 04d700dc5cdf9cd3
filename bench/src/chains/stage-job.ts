import type { KafkaAccess } from '../../../deploy/src/platform/platform';

/** What one stage process is to do: read `from`, keep state in `schema`, hand on to `to`. */
export interface StageJob {
  readonly stage: number;
  readonly from: string;
  readonly to: string;
  readonly groupId: string;
  readonly kafka: KafkaAccess;
  readonly databaseUrl: string;
  readonly schema: string;
}

export interface StageCounts {
  /** Messages consumed, validated, stored and handed on: hops. */
  readonly hops: number;
  readonly invalid: number;
  /** Transactions, of which each held so many messages on average. */
  readonly chunks: number;
}

/** What the chain asks of a stage. `rest`: fetch nothing until `work`. */
export type Order = 'work' | 'rest' | 'counts' | 'stop';
export type Reply = { readonly ready: true } | { readonly counts: StageCounts };

/** A stage as its process runs it. */
export interface Stage {
  readonly work: () => void;
  readonly rest: () => void;
  readonly counts: () => StageCounts;
  readonly stop: () => Promise<void>;
}

/** The job comes over the environment, not the arguments: it holds passwords, and arguments are there for all to read. */
export const JOB_VARIABLE = 'BENCH_STAGE_JOB';

/** Runs a stage until its parent tells it to stop, or is gone. */
export function serve(start: (job: StageJob) => Promise<Stage>): void {
  const job = JSON.parse(process.env[JOB_VARIABLE] ?? 'null') as StageJob;
  const say = (reply: Reply): unknown => process.send?.(reply);
  process.on('disconnect', () => process.exit(0));
  start(job).then(
    (stage) => {
      process.on('message', (order: Order) => {
        if (order === 'work') stage.work();
        if (order === 'rest') stage.rest();
        if (order === 'counts') say({ counts: stage.counts() });
        if (order === 'stop') void stage.stop().finally(() => process.exit(0));
      });
      say({ ready: true });
    },
    (error: unknown) => {
      console.error(`stage ${job.stage}:`, error);
      process.exit(1);
    },
  );
}
