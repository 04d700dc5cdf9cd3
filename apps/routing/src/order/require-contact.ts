import { OrderContactRequired, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { announce, orderIds, ruleIdField } from '../case-file/announce';
import { withOrder, type CaseFacts, type CaseFile } from '../case-file/case-file';
import { became, refused, type Outcome, type Refused } from '../outcome';
import { openOrder, type Actor } from './held-order';
import type { OpenOrder } from './order';

/**
 * The text is unclear and the person has to be asked first (XX-18): from now on the contact clock runs.
 *
 * Refused where the regulation gives no such clock on demand (LN's runs for every complaint anyhow, JL, HA and KY know
 * none), in a redo without contact duty (Q35), and a second time.
 */
export function requireContact(
  file: CaseFile | undefined,
  orderId: string,
  by: Actor & { readonly decider: 'department' | 'dispatcher' },
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  const open = openOrder(file, orderId, by.org);
  if (open.kind === 'refused') return open;
  const { order } = open;
  const { facts } = open.file;
  const refusal = contactNotDue(order, facts, pack);
  if (refusal) return refusal;
  return became(withOrder(open.file, { ...order, contact: { ...order.contact, neededAt: now } }), [
    announce(facts, OrderContactRequired, {
      ...orderIds(facts, order),
      ...(by.actionId === undefined ? {} : { actionId: by.actionId }),
      requiredAt: formatTime(now),
      by: by.decider,
      ...ruleIdField(limitOnDemand(facts, pack)?.ruleId),
    }),
  ]);
}

function contactNotDue({ round, contact }: OpenOrder, facts: CaseFacts, pack: Pack): Refused | undefined {
  const inRedo = round > 1 && !pack.redo.contactDuty;
  if (inRedo || limitOnDemand(facts, pack) === undefined) {
    return refused('ORDER.CONTACT_NOT_ALLOWED', 'no first-contact limit on demand applies');
  }
  const done = contact.neededAt !== undefined || contact.fulfilledAt !== undefined;
  return done ? refused('ORDER.ALREADY_DONE', 'contact was required or made before') : undefined;
}

function limitOnDemand({ caseType, urgency, channel }: CaseFacts, pack: Pack) {
  const context = { urgency, ...(channel === undefined ? {} : { channel }) };
  return pack
    .deadlines(caseType, context)
    .find(({ kind, condition }) => kind === 'first_contact' && condition === 'contact_required');
}
