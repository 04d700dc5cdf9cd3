import { allContracts, type MessageContract } from '@huiying/contracts';
import * as intake from '../../../apps/intake/src/intake.messages';
import * as rating from '../../../apps/rating/src/rating.messages';
import * as reporting from '../../../apps/reporting/src/reporting.messages';
import * as routing from '../../../apps/routing/src/routing.messages';
import * as sla from '../../../apps/sla/src/sla.messages';
import type { ServiceName } from '../platform/names';

interface MessageTable {
  readonly consumes: readonly MessageContract[];
  readonly publishes: readonly MessageContract[];
}

/** The services' own tables of messages; start-up fails when a service and its table differ. */
export const tables: Readonly<Record<ServiceName, MessageTable>> = {
  intake,
  routing,
  sla,
  rating,
  reporting,
};

/** Who is outside and reads what. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'province.receipts': 'province',
  'dept.{org}.orders': 'department',
  'notices.outbound': 'gateway',
  'clock.control': 'every service',
};

/** Message type → who consumes it, for `libs/contracts/consumers.json` and from there for docs/messages.md. */
export function consumersByType(): Record<string, readonly string[]> {
  const services = Object.entries(tables);
  return Object.fromEntries(
    allContracts.map((contract) => {
      const outside = OUTSIDE[contract.topic];
      const inside = services
        .filter(([, table]) => table.consumes.some(({ type }) => type === contract.type))
        .map(([service]) => service);
      return [contract.type, outside === undefined ? inside : [outside, ...inside]];
    }),
  );
}

/** The file's path and text: a line per message. */
export function consumersFile(): Map<string, string> {
  const lines = Object.entries(consumersByType()).map(
    ([type, who]) => `  ${JSON.stringify(type)}: [${who.map((one) => JSON.stringify(one)).join(', ')}]`,
  );
  return new Map([['libs/contracts/consumers.json', `{\n${lines.join(',\n')}\n}\n`]]);
}
