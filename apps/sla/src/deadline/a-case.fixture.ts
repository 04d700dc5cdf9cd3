import { instantOf, type OutgoingEvent } from '@huiying/contracts';
import { loadPolicies, type Pack } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import type { CaseClocks, OrderClocks } from './case-clocks';
import type { Surroundings } from './counting';
import type { Deadline } from './deadline';
import type { Cause } from './deadline-events';
import { openOrder } from './open-order';
import { raiseRungs } from './raise-rungs';
import { settleClocks } from './settle-clocks';
import type { Wake } from './wake';

const policies = loadPolicies();

/** `2026-03-02 09:00` in Asia/Shanghai; without a time, 09:00. Monday 2026-03-02 begins four ordinary weeks. */
export const at = (text: string): number => instantOf(text.length === 10 ? `${text} 09:00` : text);

export const packOf = (code: string): Pack => {
  const pack = policies.inForce(code, '2026-03-02');
  if (!pack) throw new Error(`no pack for ${code}`);
  return pack;
};

export const CASE = 'c-00000000000000000001';
export const ORDER = 'o-00000000000000000001-1';

/** A case on its way through its clocks: facts in, clocks and events out; timers fire when `until` says so. */
export class AClockedCase {
  clocks: CaseClocks;
  events: OutgoingEvent[] = [];
  timers = new Map<string, number>();
  readonly pack: Pack;
  calendar = { calendar: shippedCalendar(), revision: 0 };

  constructor(code: string, more: Partial<CaseClocks> = {}) {
    this.pack = packOf(code);
    const ids = {
      caseId: CASE,
      caseNo: 'n',
      sourceSystem: 's',
      upstreamCaseNo: 'u',
      jurisdiction: this.pack.code,
    };
    const facts = { caseType: 'complaint', urgency: 'normal', receivedOn: '2026-03-02' } as const;
    this.clocks = {
      ...openOrder(
        undefined,
        { ...ids, policyRef: this.pack.ref, ...facts },
        { orderId: ORDER, org: 'a', role: 'lead' },
      ),
      ...more,
    };
  }

  on(now: number): Surroundings {
    return { pack: this.pack, calendar: this.calendar, now };
  }

  /** A fact arrives. @returns what was announced because of it */
  after(
    now: string,
    fact: (clocks: CaseClocks) => CaseClocks,
    cause: Cause = 'facts_changed',
    notBefore = 0,
  ): OutgoingEvent[] {
    const settled = settleClocks(frozen(fact(this.clocks)), cause, this.on(at(now)), notBefore);
    this.clocks = frozen(settled.clocks);
    this.wake(settled.wakes);
    this.events.push(...settled.events);
    return [...settled.events];
  }

  /** Every timer up to the instant fires, in the order of their instants. @returns the rungs that were issued */
  until(now: string): string[] {
    const before = this.events.length;
    for (;;) {
      const [next] = [...this.timers].filter(([, due]) => due <= at(now)).sort((a, b) => a[1] - b[1]);
      if (!next) return this.rungsIssued(before);
      this.timers.delete(next[0]);
      const [name, deadlineId] = [next[0].split(':', 1)[0], next[0].slice(next[0].indexOf(':') + 1)];
      const on = this.on(next[1]);
      const raised =
        name === 'lapse'
          ? settleClocks(this.clocks, 'facts_changed', on)
          : raiseRungs(this.clocks, deadlineId, on);
      this.clocks = frozen(raised.clocks);
      this.wake(raised.wakes);
      this.events.push(...raised.events);
    }
  }

  deadline(kind: string, round = 1, orderId = ORDER): Deadline {
    const found = this.order(orderId).deadlines.find((each) => each.kind === kind && each.round === round);
    if (!found) throw new Error(`no clock '${kind}'`);
    return found;
  }

  order(orderId = ORDER): OrderClocks {
    const order = this.clocks.orders.find((each) => each.orderId === orderId);
    if (!order) throw new Error(`no order ${orderId}`);
    return order;
  }

  kinds(): string[] {
    return this.order().deadlines.map(({ kind }) => kind);
  }

  rungsIssued(from = 0): string[] {
    return this.events.slice(from).flatMap(({ contract, data }) => {
      const { rung, issuedAt } = data as { rung: string; issuedAt: string };
      return contract.type === 'sla.alert.raised.v1' ? [`${rung} ${issuedAt.slice(0, 16)}`] : [];
    });
  }

  private wake(wakes: readonly Wake[]): void {
    for (const { name, dueAt } of wakes) this.timers.set(name, dueAt);
  }
}

export const typesOf = (events: readonly OutgoingEvent[]): string[] =>
  events.map(({ contract }) => contract.type);
export const dataOf = (events: readonly OutgoingEvent[], type: string): Record<string, unknown> | undefined =>
  events.find(({ contract }) => contract.type === type)?.data as Record<string, unknown> | undefined;

/** Decisions get frozen states: one that changed its input would fail here. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
