import type { Stand } from '../stand';
import type { ReadRecord } from './read-everything';

const ORDERS = /^dept\.(.+)\.orders$/;

/** A department hears of the cases that it was given, and of no others. */
export class OwnOrders {
  private readonly told = new Map<string, string>();

  take({ topic, key }: ReadRecord): void {
    const org = ORDERS.exec(topic)?.[1];
    if (org !== undefined && key !== '') this.told.set(`${org} ${key}`, key);
  }

  /** @param given organisation and case of every order that was ever assigned */
  faults(given: readonly { readonly org: string; readonly caseId: string }[]): string[] {
    const own = new Set(given.map(({ org, caseId }) => `${org} ${caseId}`));
    const foreign = [...this.told.keys()].filter((each) => !own.has(each));
    return foreign.length === 0
      ? []
      : [
          `isolation: ${foreign.length} cases told to a department that was not given them, first ${foreign[0]}`,
        ];
  }
}

/** What routing has assigned, by its own event log. */
export const givenOrders = (stand: Stand): Promise<{ org: string; caseId: string }[]> =>
  stand.query(
    `select distinct value::json->>'org' as org, value::json->>'caseId' as "caseId" from routing.event_log
      where topic = 'routing.cases' and headers::json->>'ce_type' = 'routing.order.assigned.v1'`,
  );
