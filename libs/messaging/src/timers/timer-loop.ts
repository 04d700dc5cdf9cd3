import { setTimeout as sleep } from 'node:timers/promises';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { type FiredTimer, Moved, commit } from '../chunk/commit';
import { isDataError, isUnavailable } from '../chunk/database';
import { Backoff } from '../runtime/backoff';
import { Lease } from '../runtime/lease';
import { Wake } from '../runtime/wake';
import { ChunkUnit } from '../unit/chunk-unit';
import { Staging } from '../unit/staging';
import { claimDue, nextDue, setWait } from './timer-rows';

const BATCH = 500;
const LONGEST_SLEEP_MS = 60_000;
/** While a due timer waits for topics to be read, it is looked at again this often. */
const WAITING_MS = 100;

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
  private running: Promise<void> = Promise.resolve();
  healthy = true;

  constructor(
    private readonly setting: ChunkSetting,
    private readonly beforeFiring: () => Promise<void>,
  ) {
    this.lease = new Lease(setting.database.timers, 'timers');
  }

  start(): void {
    this.running = this.work();
  }

  /** Call when timers were written or the clock was moved. */
  nudge(dueAt: readonly number[] = []): void {
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
        const pause = (await this.lease.held()) ? await this.pass() : 2_000;
        this.healthy = true;
        backoff.reset();
        if (pause > 0) await this.wake.wait(pause);
      } catch (error) {
        if (error instanceof Moved) continue;
        this.healthy = false;
        if (!isUnavailable(error)) this.setting.log.error('the timers failed', { error: String(error) });
        await sleep(backoff.next());
      }
    }
  }

  /** @returns how long to sleep, milliseconds; 0 = look again at once. */
  private async pass(): Promise<number> {
    const { database, clock } = this.setting;
    await this.beforeFiring();
    const { due, waiting } = await claimDue(database.timers, clock.now(), BATCH);
    await this.setting.signals.reached('timer:claimed');
    const ready = await this.withInputsRead(due);
    if (ready.length > 0) {
      await this.fire(ready);
      return 0;
    }
    const next = await nextDue(database.timers, clock.now());
    const untilNext = next === undefined ? LONGEST_SLEEP_MS : Math.max(0, next - clock.now());
    const pause = Math.min(due.length > 0 || waiting > 0 ? WAITING_MS : LONGEST_SLEEP_MS, Math.max(untilNext, 1));
    this.wakeAt = clock.now() + pause;
    return pause;
  }

  /** Engine rule 19: an overdue rung waits until the inputs up to now have been read; their end is asked for once. */
  private async withInputsRead(due: readonly (FiredTimer & { waited: boolean })[]): Promise<FiredTimer[]> {
    const { registry, admin, database, loader } = this.setting;
    const asking = due.filter((timer) => !timer.waited && registry.timerOf(timer.name)?.options.afterReading);
    if (asking.length > 0) {
      const staging = new Staging();
      const aggregates = new Map<string, Set<string>>();
      for (const timer of asking) aggregates.set(timer.store, (aggregates.get(timer.store) ?? new Set()).add(timer.id));
      await loader.load(database.timers, { aggregates, foreign: [], blockable: [] }, staging);
      for (const timer of asking) {
        const handler = registry.timerOf(timer.name);
        const doc = handler && staging.aggregate({ store: handler.options.store, id: timer.id })?.doc;
        const topics = handler?.options.afterReading?.(doc, timer.name) ?? [];
        const ends = topics.length > 0 ? await admin.endOffsets(topics) : [];
        await setWait(database.timers, timer, ends);
      }
    }
    return due.filter((timer) => timer.waited || !registry.timerOf(timer.name)?.options.afterReading);
  }

  private async fire(timers: readonly FiredTimer[]): Promise<void> {
    const { setting } = this;
    const staging = new Staging();
    const aggregates = new Map<string, Set<string>>();
    for (const timer of timers) aggregates.set(timer.store, (aggregates.get(timer.store) ?? new Set()).add(timer.id));
    const loaded = await setting.loader.load(setting.database.timers, { aggregates, foreign: [], blockable: timers.map((t) => t.id) }, staging);
    const fired: FiredTimer[] = [];
    for (const timer of timers) {
      // a parked case's timers wait with it (engine rule 11); claimDue leaves them out from the next pass on
      if (loaded.blocked.get(timer.id)?.has('*')) continue;
      if (await this.decide(timer, staging)) fired.push(timer);
      else break;
    }
    if (fired.length === 0) return;
    try {
      await commit(setting.database.timers, setting.clusterId, staging, [], fired);
    } catch (error) {
      if (isDataError(error) && fired.length > 1) return this.fire(fired.slice(0, Math.ceil(fired.length / 2)));
      throw error;
    }
    setting.metrics.timers.inc(fired.length);
    setting.signals.committed({ outbox: staging.outbox.length, timers: [...staging.timers.values()].map((t) => t.dueAt), blocked: false });
  }

  /** A timer whose handler keeps failing parks its case with the failure as reason, so that the others fire. */
  private async decide(timer: FiredTimer, staging: Staging): Promise<boolean> {
    const { setting } = this;
    const handler = setting.registry.timerOf(timer.name);
    if (!handler) {
      setting.log.error('a timer has no handler in this version', { timer: timer.name });
      return true;
    }
    const id = `timer:${timer.id}:${timer.name}:${timer.dueAt}`;
    const unit = new ChunkUnit(staging, setting.surroundings, timer.dueAt, { id, correlationId: id });
    try {
      await handler.handler.fire(timer, unit);
      unit.merge();
      this.failures.delete(id);
      return true;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      const failed = (this.failures.get(id) ?? 0) + 1;
      this.failures.set(id, failed);
      setting.log.error('a timer failed', { timer: timer.name, aggregate: timer.id, tries: failed, error: String((error as Error).name) });
      if (failed < 3) return false;
      staging.push('block', { aggregate: timer.id, topic: '*', kind: 'parked', waitFor: null, reason: `timer ${timer.name} failed` });
      return true;
    }
  }
}
