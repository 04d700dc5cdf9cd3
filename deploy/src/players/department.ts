import { caseIdOfOrder } from '@huiying/contracts';
import type { Connection } from '../platform/connection';
import { departmentPrincipal } from '../platform/names';
import { eventually } from './eventually';
import { accessOf, KafkaParty, type Heard } from './kafka-party';

/** A department: reads its orders and writes its actions, with the credentials that were issued to it. */
export class Department {
  private acts = 0;

  private readonly party: KafkaParty;

  constructor(
    connection: Connection,
    readonly org: string,
  ) {
    const name = departmentPrincipal(org);
    this.party = new KafkaParty(accessOf(connection, name), `${name}.`);
  }

  static join(connection: Connection, org: string): Promise<Department> {
    return new Department(connection, org).join();
  }

  async join(): Promise<this> {
    await this.party.join(`dept.${this.org}.orders`);
    return this;
  }

  get orders(): readonly Heard[] {
    return this.party.heard;
  }

  /**
   * Writes one action about an order or a rating that the data names.
   * @param what without prefix and version: `order.submitted`
   * @returns the action's id, which the answer repeats as `actionId`
   */
  async act(what: string, data: Record<string, unknown>, id = this.nextId(what)): Promise<string> {
    const { orderId, ratingId } = data;
    const about =
      typeof orderId === 'string'
        ? (caseIdOfOrder(orderId) ?? orderId)
        : typeof ratingId === 'string'
          ? ratingId
          : this.org;
    await this.party.say(`dept.${this.org}.actions`, about, {
      type: `dept.${what}.v1`,
      id,
      source: `/dept/${this.org}`,
      data,
    });
    return id;
  }

  /** Waits for the work order of a case. */
  async order(caseId: string, withinMs = 20_000): Promise<Heard & { readonly orderId: string }> {
    const heard = await this.told('order.assigned', caseId, 1, withinMs);
    return { ...heard, orderId: String(heard.data['orderId']) };
  }

  /**
   * Waits for the n-th message of that type about a case or rating.
   * @param type without the version: `deadline.set`
   */
  async told(type: string, about: string, nth = 1, withinMs = 20_000): Promise<Heard> {
    const mine = (): Heard[] => this.party.heard.filter(({ key }) => key === about);
    return eventually(
      `${this.org} is told ${type}${nth > 1 ? ` no. ${nth}` : ''} about ${about}`,
      () => mine().filter((heard) => heard.type === `${type}.v1`)[nth - 1],
      {
        withinMs,
        instead: () =>
          mine()
            .map((heard) => heard.type)
            .join(', ') || 'nothing about it',
      },
    );
  }

  /** Waits for the refusal of one of its actions. */
  async refusal(actionId: string, withinMs = 20_000): Promise<Heard> {
    return eventually(
      `${this.org} is told that ${actionId} is refused`,
      () =>
        this.party.heard.find(
          ({ type, data }) => type === 'action.refused.v1' && data['actionId'] === actionId,
        ),
      {
        withinMs,
        instead: () =>
          this.party.heard
            .slice(-5)
            .map(({ type }) => type)
            .join(', '),
      },
    );
  }

  /** For tests: any bytes on any topic that it may write. */
  async raw(
    topic: string,
    key: string | null,
    value: string,
    headers: Record<string, string> = {},
  ): Promise<void> {
    await this.party.raw(topic, key, value, headers);
  }

  async leave(): Promise<void> {
    await this.party.leave();
  }

  private nextId(what: string): string {
    this.acts += 1;
    return `${this.org}-${Date.now().toString(36)}-${this.acts}-${what}`;
  }
}
