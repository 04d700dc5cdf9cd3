import type { MessageContract } from './message';
import * as province from './province';
import * as receipts from './receipts';
import * as orders from './orders';
import * as actions from './actions';
import * as notices from './notices';
import * as intake from './intake';
import * as routing from './routing';
import * as sla from './sla';
import * as rating from './rating';
import * as clock from './clock';

/** A module's exports have no order of their own: each compiler gives another. */
const sorted = (messages: Readonly<Record<string, MessageContract>>): MessageContract[] =>
  Object.values(messages).sort((one, other) => (one.type < other.type ? -1 : 1));

/** Every message of the platform: by topic as a case meets them, within it by type. */
export const allContracts: readonly MessageContract[] = [
  ...sorted(province),
  ...sorted(receipts),
  ...sorted(orders),
  ...sorted(actions),
  ...sorted(notices),
  ...sorted(intake),
  ...sorted(routing),
  ...sorted(sla),
  ...sorted(rating),
  ...sorted(clock),
];

const byType = new Map(allContracts.map((contract) => [contract.type, contract]));

/** The contract of a `ce_type`, or undefined: then the answer is MESSAGE.UNKNOWN_TYPE. */
export const contractOf = (type: string): MessageContract | undefined => byType.get(type);
