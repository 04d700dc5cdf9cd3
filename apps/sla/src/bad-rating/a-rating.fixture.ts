import type { OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import { at, packOf } from '../deadline/a-case.fixture';
import type { Surroundings } from '../deadline/counting';
import type { Deadline } from '../deadline/deadline';
import type { Cause } from '../deadline/deadline-events';
import type { RatingClocks } from './rating-clocks';
import { raiseForRating, settleRating, type SettledRating } from './settle-rating';

export const RATING = 'r-00000000000000000001';

/** A bad rating on its way through its clocks: facts in, clocks and events out; timers fire when `until` says so. */
export class AClockedRating {
  clocks: RatingClocks;
  readonly events: OutgoingEvent[] = [];
  readonly timers = new Map<string, number>();
  readonly pack: Pack;
  readonly calendar = { calendar: shippedCalendar(), revision: 0 };

  constructor(code: string, pack: Pack = packOf(code)) {
    this.pack = pack;
    this.clocks = { ratingId: RATING, jurisdiction: pack.code, policyRef: pack.ref, shares: [] };
  }

  on(now: number): Surroundings {
    return { pack: this.pack, calendar: this.calendar, now };
  }

  /** A fact arrives. @returns the types that were announced because of it */
  after(now: string, fact: (clocks: RatingClocks) => RatingClocks, cause: Cause = 'facts_changed'): string[] {
    const before = this.events.length;
    this.take(settleRating(fact(this.clocks), cause, this.on(at(now))));
    return this.events.slice(before).map(({ contract }) => contract.type);
  }

  /** Every timer up to the instant fires, in the order of their instants. @returns the rungs that were issued */
  until(now: string): string[] {
    const before = this.events.length;
    for (;;) {
      const [next] = [...this.timers].filter(([, due]) => due <= at(now)).sort((a, b) => a[1] - b[1]);
      if (!next) break;
      this.timers.delete(next[0]);
      const [name, deadlineId] = [next[0].split(':', 1)[0], next[0].slice(next[0].indexOf(':') + 1)];
      const on = this.on(next[1]);
      this.take(
        name === 'lapse'
          ? settleRating(this.clocks, 'facts_changed', on)
          : raiseForRating(this.clocks, deadlineId, on),
      );
    }
    return this.events.slice(before).flatMap(({ contract, data }) => {
      const { rung, issuedAt } = data as { rung: string; issuedAt: string };
      return contract.type === 'sla.alert.raised.v1' ? [`${rung} ${issuedAt.slice(0, 16)}`] : [];
    });
  }

  deadline(kind: string, org = 'a'): Deadline {
    const share = this.clocks.shares.find((each) => each.org === org);
    const found = share?.deadlines.find((each) => each.kind === kind);
    if (!found) throw new Error(`no clock '${kind}'`);
    return found;
  }

  kinds(org = 'a'): string[] {
    return (this.clocks.shares.find((each) => each.org === org)?.deadlines ?? []).map(({ kind }) => kind);
  }

  private take({ clocks, events, wakes }: SettledRating): void {
    this.clocks = clocks;
    this.events.push(...events);
    for (const { name, dueAt } of wakes) this.timers.set(name, dueAt);
  }
}
