import { setTimeout as sleep } from 'node:timers/promises';
import type { ChunkProcessor } from '../chunk/chunk-processor';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { Moved } from '../chunk/commit';
import { describeError, isUnavailable } from '../chunk/database';
import type { LogRecord } from '../log/ports';
import { openRecord } from '../chunk/sealed-record';
import { Backoff } from '../runtime/backoff';
import { Lease } from '../runtime/lease';
import { Wake } from '../runtime/wake';
import { resendUnsendable } from '../relay/unsendable';
import { type Block, blocksToRelease, lettersToReplay, queueOf, unblock } from './blocked-rows';

const WAITING_MS = 100;
const IDLE_MS = 2_000;

/**
 * Gives held messages back: those whose wait is over, and those that an operator replays. In arrival order; the block
 * goes in the transaction that proves its queue empty (engine rules 11 and 16).
 *
 * A block: waiting (until `wait_for` has been read; only its first message has then waited for it) → replaying (the
 * rest of its queue) → gone, or waiting again. parked (until an operator) → replaying → gone, or parked again. Blocks of
 * one topic wait while their case is parked or replayed as a whole.
 */
export class ReleaseLoop {
  private readonly wake = new Wake();
  private readonly lease: Lease;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  healthy = true;

  constructor(
    private readonly setting: ChunkSetting,
    private readonly processor: ChunkProcessor,
    private readonly beforeChunk: () => Promise<void>,
  ) {
    this.lease = new Lease(setting.database.timers, 'release', setting.instance);
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
        const waiting = (await this.lease.held()) && (await this.pass());
        this.healthy = true;
        backoff.reset();
        await this.wake.wait(waiting ? WAITING_MS : IDLE_MS);
      } catch (error) {
        if (!(error instanceof Moved)) {
          this.healthy = false;
          this.setting.metrics.faults.inc({ loop: 'release' });
          if (!isUnavailable(error))
            this.setting.log.error('the release of held messages failed', { error: describeError(error) });
        }
        await sleep(backoff.next());
      }
    }
  }

  /** @returns whether blocks still wait for topics. */
  private async pass(): Promise<boolean> {
    const pool = this.setting.database.timers;
    const { ready, waiting } = await blocksToRelease(pool);
    for (const block of ready) if (!this.stopping) await this.release(block);
    for (const letter of await lettersToReplay(pool)) {
      if (!(await resendUnsendable(letter, this.setting)))
        await this.replay(openRecord(letter, this.setting.sealing));
    }
    return waiting;
  }

  private async replay(record: LogRecord): Promise<void> {
    while (!this.stopping) {
      await this.beforeChunk();
      const { done } = await this.processor.process([record], () => [], {
        from: { kind: 'letter' },
        waited: false,
      });
      if (done > 0) return;
    }
  }

  private async release(block: Block): Promise<void> {
    const pool = this.setting.database.timers;
    let { kind } = block;
    while (!this.stopping) {
      const rows = await queueOf(pool, block);
      if (rows.length === 0) return unblock(pool, block);
      await this.beforeChunk();
      const waited = kind === 'waiting';
      const { done, stays } = await this.processor.process(
        rows.map((row) => openRecord(row, this.setting.sealing)),
        ({ staging }, taken) => {
          for (const { id } of rows.slice(0, taken.length)) staging.push('unqueue', id);
          const isHeldAgain = staging.blockOf(block.aggregate_id, block.topic) !== undefined;
          if (waited && taken.length > 0 && !isHeldAgain) {
            staging.block({
              aggregate: block.aggregate_id,
              topic: block.topic,
              kind: 'replaying',
              waitFor: null,
              reason: block.reason,
            });
          }
          return [];
        },
        { from: { kind: 'queue', block: block.topic }, waited },
      );
      if (stays) return;
      if (done > 0) kind = 'replaying';
    }
  }
}
