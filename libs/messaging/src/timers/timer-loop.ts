import { setTimeout as sleep } from 'node:timers/promises';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { Moved } from '../chunk/commit';
import { describeError, isUnavailable } from '../chunk/database';
import type { TopicPartitionOffset } from '../log/ports';
import { Backoff } from '../runtime/backoff';
import { Lease } from '../runtime/lease';
import { Wake } from '../runtime/wake';
import { fireTimers } from './fire-timers';
import { inputsOf, unreadOf } from './timer-inputs';
import { type ClaimedTimer, type TimerPlace, claimDue, noteWaits, outlook } from './timer-rows';

const BATCH = 500;
/** Shorter than a lease: the holder stays the holder, and another process' timers are seen in time. */
const LONGEST_SLEEP_MS = 4_000;
/** While a due timer waits for topics to be read, it is looked at again this often. */
const WAITING_MS = 50;
/** Timers may be written for instants that are past: all are looked at this often, even when there is much to fire. */
const SWEEP_MS = 1_000;

/**
 * Fires due timers in the order of their instants, also all those that fell due while nobody was there. Several timers
 * of one aggregate in a batch see each other's effects. Removing the row is part of the decision's transaction.
 */
export class TimerLoop {
  private readonly wake = new Wake();
  private readonly lease: Lease;
  private readonly failures = new Map<string, number>();
  private stopping = false;
  private wakeAt = 0;
  /** Behind it is what has not been looked at in this pass; undefined = the pass begins anew. */
  private cursor: TimerPlace | undefined;
  private sweptAt = -Infinity;
  private running: Promise<void> = Promise.resolve();
  healthy = true;

  constructor(
    private readonly setting: ChunkSetting,
    private readonly beforeFiring: () => Promise<void>,
  ) {
    this.lease = new Lease(setting.database.timers, 'timers', setting.instance);
  }

  start(): void {
    this.running = this.work();
  }

  /** Call when timers were written or the clock was moved. */
  nudge(dueAt: readonly number[] = []): void {
    this.cursor = undefined;
    if (dueAt.length === 0 || dueAt.some((at) => at < this.wakeAt)) this.wake.now();
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
        const pause = (await this.lease.held()) ? await this.pass() : LONGEST_SLEEP_MS / 2;
        this.healthy = true;
        backoff.reset();
        if (pause > 0) await this.wake.wait(pause);
      } catch (error) {
        this.cursor = undefined;
        if (!(error instanceof Moved)) {
          this.healthy = false;
          this.setting.metrics.faults.inc({ loop: 'timers' });
          if (!isUnavailable(error))
            this.setting.log.error('the timers failed', { error: describeError(error) });
        }
        await sleep(error instanceof Moved ? 1 : backoff.next());
      }
    }
  }

  /** @returns how long to sleep, milliseconds; 0 = look again at once. */
  private async pass(): Promise<number> {
    const { database, clock } = this.setting;
    await this.beforeFiring();
    const now = clock.simulatedNow();
    if (performance.now() - this.sweptAt >= SWEEP_MS) this.cursor = undefined;
    if (this.cursor === undefined) this.sweptAt = performance.now();
    const from = this.cursor;
    const due = await claimDue(database.timers, from, now, BATCH);
    await this.setting.signals.reached('timer:claimed');
    const ready = await this.withInputsRead(due);
    const isDone = ready.length === 0 || (await fireTimers(ready, this.setting, this.failures));
    if (due.length > 0) {
      const last = due[due.length - 1];
      // a nudge meanwhile asks for a sweep
      if (this.cursor === from && isDone && ready.length === due.length) this.cursor = last;
      return 0;
    }
    if (from !== undefined) {
      this.cursor = undefined;
      return 0;
    }
    const { nextInMs, waiting } = await outlook(database.timers, now);
    const pause = Math.max(1, Math.min(waiting ? WAITING_MS : LONGEST_SLEEP_MS, nextInMs ?? Infinity));
    this.wakeAt = clock.now() + pause;
    return pause;
  }

  /**
   * Engine rule 19: an overdue rung waits until the inputs up to now have been read; their ends are asked for once, for
   * all in one question. Whoever stands behind a waiting one of the same aggregate waits too.
   */
  private async withInputsRead(due: readonly ClaimedTimer[]): Promise<ClaimedTimer[]> {
    const asking = await inputsOf(due, this.setting);
    const { admin, database, registry } = this.setting;
    const topics = [...new Set([...asking.values()].flat())];
    if (topics.length === 0) return [...due];
    registry.assertReads(topics);
    const unread = await unreadOf(database.timers, await admin.endOffsets(topics));
    const waits = new Map<ClaimedTimer, TopicPartitionOffset[]>();
    for (const [timer, needs] of asking) {
      const ends = unread.filter((end) => needs.includes(end.topic));
      if (ends.length > 0) waits.set(timer, ends);
    }
    if (waits.size === 0) return [...due];
    await noteWaits(database.timers, waits);
    const waiting = new Set<string>();
    return due.filter((timer) => {
      const aggregate = `${timer.store}\u0000${timer.id}`;
      if (waits.has(timer)) waiting.add(aggregate);
      return !waiting.has(aggregate);
    });
  }
}
