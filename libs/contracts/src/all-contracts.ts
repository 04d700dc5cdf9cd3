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

/** Every message of the platform, in the order in which a case meets them. */
export const allContracts: readonly MessageContract[] = [
  ...Object.values<MessageContract>(province),
  ...Object.values<MessageContract>(receipts),
  ...Object.values<MessageContract>(orders),
  ...Object.values<MessageContract>(actions),
  ...Object.values<MessageContract>(notices),
  ...Object.values<MessageContract>(intake),
  ...Object.values<MessageContract>(routing),
  ...Object.values<MessageContract>(sla),
  ...Object.values<MessageContract>(rating),
  ...Object.values<MessageContract>(clock),
];

const byType = new Map(allContracts.map((contract) => [contract.type, contract]));

/** The contract of a `ce_type`, or undefined: then the answer is MESSAGE.UNKNOWN_TYPE. */
export const contractOf = (type: string): MessageContract | undefined => byType.get(type);
