import { ReceiptCaseReopened, RedoOrdered, ToDeptOrderRedo, formatTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { basicsOf, noContact, type OpenOrder } from '../order/order';
import { became, nothingHappened, type Outcome } from '../outcome';
import { announce, orderIds, ruleIdField, tell, upstreamIds } from './announce';
import { leadOf, onFile, withOrder, type CaseFile, type ClosedCase, type HandlingCase } from './case-file';

/**
 * A first rating of 不满意 or worse sends the case back to be handled once more (LN-49), under the same order, with a
 * deadline of its own. Once only: a second bad rating changes nothing here, and a regulation without redo never
 * reopens. A rating that comes before round 1 is closed (LN's person has the reply at the submission, Q60) is kept, and
 * the redo is ordered when it closes.
 */
export function orderRedo(
  file: CaseFile | undefined,
  request: { readonly ratingId: string; readonly round: number },
  pack: Pack,
  now: number,
): Outcome<CaseFile> {
  if (file === undefined || !('round' in file)) return nothingHappened;
  if (file.round > pack.redo.max || request.round !== file.round) return nothingHappened;
  if (file.status === 'closed') return reopen(file, request.ratingId, pack, now);
  if (file.pendingRedo !== undefined) return nothingHappened;
  return became({ ...file, pendingRedo: { ratingId: request.ratingId } }, []);
}

/** Opens the next round of a closed case. */
export function reopen(file: ClosedCase, ratingId: string, pack: Pack, now: number): Outcome<HandlingCase> {
  const lead = leadOf(file);
  if (lead === undefined) return nothingHappened;
  const { facts } = file;
  const round = file.round + 1;
  const { acceptance, complexity: _ofRoundOne, returnRequest: _settled, ...basics } = basicsOf(lead);
  const order: OpenOrder = {
    ...basics,
    // a report that was not taken up is decided on anew
    ...(acceptance?.accepted ? { acceptance } : {}),
    status: 'handling',
    round,
    reworks: 0,
    contact: pack.redo.contactDuty ? noContact : lead.contact,
  };
  const state: HandlingCase = withOrder({ ...onFile(file), status: 'handling', round }, order);
  return became(state, [
    announce(facts, RedoOrdered, {
      ...orderIds(facts, order),
      round,
      orderedAt: formatTime(now),
      ratingId,
      jurisdiction: facts.jurisdiction,
      receivedOn: facts.receivedOn,
      ...ruleIdField(pack.redo.ruleId),
    }),
    tell(facts, order, ToDeptOrderRedo, { round }, { startsClock: true }),
    announce(facts, ReceiptCaseReopened, { ...upstreamIds(facts), round, reason: 'redo' }),
  ]);
}
