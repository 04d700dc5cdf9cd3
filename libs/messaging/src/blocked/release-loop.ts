import { setTimeout as sleep } from 'node:timers/promises';
import type { ChunkProcessor } from '../chunk/chunk-processor';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { Moved } from '../chunk/commit';
import { isUnavailable } from '../chunk/database';
import { type StoredRecord, deadLetterIdOf, openRecord } from '../chunk/sealed-record';
import type { LogRecord } from '../log/ports';
import { Backoff } from '../runtime/backoff';
import { Lease } from '../runtime/lease';
import { Wake } from '../runtime/wake';
import { READ_SO_FAR } from '../timers/timer-rows';

const BATCH = 200;
const WAITING_MS = 100;
const IDLE_MS = 2_000;

interface Released {
  readonly aggregate_id: string;
  readonly topic: string;
  readonly kind: 'waiting' | 'replaying';
}

/**
 * Gives held messages back: those whose wait is over, and those that an operator replays. In arrival order; the block
 * goes in the transaction that proves its queue empty (engine rules 11 and 16).
 */
export class ReleaseLoop {
  private readonly wake = new Wake();
  private readonly lease: Lease;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly setting: ChunkSetting,
    private readonly processor: ChunkProcessor,
  ) {
    this.lease = new Lease(setting.database.timers, 'release');
  }

  start(): void {
    this.running = this.work();
  }

  nudge(): void {
    this.wake.now();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake.now();
    await this.running;
    await this.lease.release().catch(() => undefined);
  }

  private async work(): Promise<void> {
    const backoff = new Backoff();
    while (!this.stopping) {
      try {
        const waiting = (await this.lease.held()) ? await this.pass() : 0;
        backoff.reset();
        await this.wake.wait(waiting > 0 ? WAITING_MS : IDLE_MS);
      } catch (error) {
        if (!isUnavailable(error) && !(error instanceof Moved)) {
          this.setting.log.error('the release of held messages failed', { error: String(error) });
        }
        await sleep(backoff.next());
      }
    }
  }

  /** @returns how many blocks still wait for topics. */
  private async pass(): Promise<number> {
    const pool = this.setting.database.timers;
    const { rows } = await pool.query<Released & { ready: boolean }>(
      `select aggregate_id, topic, kind, kind = 'replaying' or ${READ_SO_FAR} as ready
         from blocked where kind in ('waiting', 'replaying') order by since limit 500`,
    );
    for (const block of rows) if (block.ready && !this.stopping) await this.release(block);
    const letters = await pool.query<StoredRecord & { id: string }>(
      `select * from dead_letter where state = 'replaying' and aggregate_id is null order by at limit 100`,
    );
    for (const letter of letters.rows) await this.replay(letter);
    return rows.filter((block) => !block.ready).length;
  }

  private async release(block: Released): Promise<void> {
    for (;;) {
      const { rows } = await this.setting.database.timers.query<StoredRecord & { id: string }>(
        `select * from queued_message where aggregate_id = $1 and ($2 = '*' or topic = $2) order by id limit ${BATCH}`,
        [block.aggregate_id, block.topic],
      );
      const records = rows.map((row) => openRecord(row, this.setting.sealing));
      if (records.length === 0) return this.unblock(block);
      const done = await this.processor.process(
        records,
        (chunk, taken) => {
          const { staging } = chunk;
          rows.slice(0, taken.length).forEach((row) => staging.push('unqueue', row.id));
          const failedAgain = new Set((staging.rare.deadLetters ?? []).map((letter) => letter.id));
          for (const record of taken) this.settleLetter(record, failedAgain, (id) => staging.push('replayed', id));
          return [];
        },
        { released: true, waited: block.kind === 'waiting' },
      );
      const parked = await this.setting.database.timers.query(
        `select 1 from blocked where aggregate_id = $1 and topic = '*' and kind = 'parked'`,
        [block.aggregate_id],
      );
      if ((parked.rowCount ?? 0) > 0 || (done === 0 && this.stopping)) return;
    }
  }

  /** A message may have queued up behind the block since it was read; then the statement finds it and nothing is removed. */
  private async unblock(block: Released): Promise<void> {
    await this.setting.database.timers.query('select commit_rare($1::jsonb)', [
      JSON.stringify({ unblock: [{ aggregate: block.aggregate_id, topic: block.topic }] }),
    ]);
  }

  private async replay(letter: StoredRecord & { id: string }): Promise<void> {
    const record = openRecord(letter, this.setting.sealing);
    await this.processor.process(
      [record],
      ({ staging }) => {
        const failedAgain = new Set((staging.rare.deadLetters ?? []).map((each) => each.id));
        this.settleLetter(record, failedAgain, (id) => staging.push('replayed', id));
        return [];
      },
      { released: true, waited: false },
    );
  }

  private settleLetter(record: LogRecord, failedAgain: ReadonlySet<string>, replayed: (id: string) => void): void {
    const id = deadLetterIdOf(record, this.setting.clusterId);
    if (!failedAgain.has(id)) replayed(id);
  }
}
