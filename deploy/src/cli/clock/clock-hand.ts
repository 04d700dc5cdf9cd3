import type { LogProducer } from '@huiying/messaging';
import type { Operator } from '../operator';
import { appendClock, readClock, simulatedNow, type ClockSetting } from './clock-record';
import { Settlement } from './settlement';
import { later } from './stretch-of-time';

export interface Moved {
  readonly now: number;
  /** At how many instants something fell due on the way. */
  readonly stops: number;
}

/**
 * Moves the simulated clock of a platform so that the result is the same every time (engine rule 22): settle; then stop
 * at each instant at which a timer of any service is due, in order, and settle there before going on.
 */
export class ClockHand {
  private readonly settlement: Settlement;
  private producer: LogProducer | undefined;
  private setting: ClockSetting | undefined;

  constructor(private readonly operator: Operator) {
    this.settlement = new Settlement(operator);
  }

  /** Epoch milliseconds; undefined when the clock was never set: then the machine's time holds. */
  async show(): Promise<{ readonly now: number; readonly running: boolean } | undefined> {
    const setting = await this.current();
    return setting && { now: simulatedNow(setting, Date.now()), running: setting.running };
  }

  /**
   * @param settle false: one record, without waiting for anything
   * @throws NotSettled
   */
  async set(target: number, settle = true): Promise<Moved> {
    if (!settle) {
      await this.append(target, false);
      return { now: target, stops: 0 };
    }
    const from = (await this.show())?.now;
    let stops = 0;
    // Never set, or set back: there is no way to walk; what is due is due there.
    if (from !== undefined && from <= target) {
      await this.append(from, false);
      let next = await this.settlement.settle(from);
      for (; next !== undefined && next <= target; stops += 1) {
        await this.append(next, false);
        next = await this.settlement.settle(next);
      }
    }
    await this.append(target, false);
    await this.settlement.settle(target);
    return { now: target, stops };
  }

  /** @param stretch `5wd` working days, `3d`, `2h`, `30m` */
  async advance(stretch: string, settle = true): Promise<Moved> {
    const from = (await this.show())?.now ?? Date.now();
    return this.set(later(from, stretch), settle);
  }

  /** Lets the clock tick from where it stands. */
  async run(): Promise<number> {
    const now = (await this.show())?.now ?? Date.now();
    await this.append(now, true);
    return now;
  }

  /** Waits until nothing moves any more at the present instant. */
  async settle(): Promise<void> {
    await this.settlement.settle((await this.show())?.now ?? Date.now());
  }

  async close(): Promise<void> {
    await this.producer?.close();
  }

  private async current(): Promise<ClockSetting | undefined> {
    this.setting ??= await readClock(this.operator.log, await this.operator.admin());
    return this.setting;
  }

  private async append(at: number, running: boolean): Promise<void> {
    if (this.setting && !this.setting.running && !running && this.setting.simulatedAtMs === at) return;
    this.producer ??= await this.operator.log.producer();
    this.setting = await appendClock(this.producer, at, running);
  }
}
