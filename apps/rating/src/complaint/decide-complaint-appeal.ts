import {
  ComplaintAppealDecided,
  ToDeptAppealDecided,
  event,
  formatTime,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { AppealDecision, ComplaintAppeal } from '../appeal/appeal';
import { decisionOn, type Deciding } from '../appeal/decide-appeal';
import { lacking, revokedBySilence } from '../appeal/note-silence';
import { defined } from '../rating/rating-facts';
import type { Refusal } from '../rating/refusal';
import { aboutComplaint, noticedOrder, withNoticed, type ComplaintFile } from './complaint-file';

interface Law {
  readonly pack: Pack;
  readonly now: number;
}

export interface ComplaintAppealDecidedOutcome {
  readonly file: ComplaintFile;
  readonly appeal: ComplaintAppeal;
  readonly events: readonly OutgoingEvent[];
}

/**
 * The authority decides (HA-20, HA-21, Q64). A complaint that is revoked is not upheld; the person is answered all the same,
 * and the clock of that goes on from the decision. A late decision is taken and recorded as late (Q31). Of a complaint that
 * was taken back meanwhile nothing is left to decide.
 */
export function decideComplaintAppeal(
  file: ComplaintFile,
  appeal: ComplaintAppeal,
  deciding: Deciding,
  law: Law,
): Refusal | ComplaintAppealDecidedOutcome {
  const order = noticedOrder(file, appeal.orderId);
  if (!order || order.takenBackAt !== undefined)
    return { reasonCode: 'ORDER.WITHDRAWN', message: 'the work order was taken back' };
  const decision = decisionOn(appeal, deciding, law);
  if ('message' in decision) return decision;
  return settled(file, appeal, decision, deciding.reason);
}

/**
 * The limit of the authority has passed without its decision: noted once. The complaint stands, or in the other reading of
 * Q31 the silence revokes it, where the decision itself is limited. Undefined: nothing is missing.
 */
export function noteComplaintSilence(
  file: ComplaintFile,
  appeal: ComplaintAppeal,
  { pack, now }: Law,
): ComplaintAppealDecidedOutcome | undefined {
  const order = noticedOrder(file, appeal.orderId);
  const limited = pack.appeal.decisionWorkingDays !== undefined;
  if (!order || order.takenBackAt !== undefined || appeal.silence || lacking(appeal, limited) !== 'decision')
    return undefined;
  const effect = limited ? pack.appeal.silence : undefined;
  const noted = { ...appeal, silence: { lacks: 'decision' as const, at: now, ...defined({ effect }) } };
  return effect === 'revoked'
    ? settled(file, noted, revokedBySilence(pack, now), '逾期未作出决定')
    : { file, appeal: noted, events: [] };
}

function settled(
  file: ComplaintFile,
  appeal: ComplaintAppeal,
  decision: AppealDecision,
  reason: string,
): ComplaintAppealDecidedOutcome {
  const { appealId, orderId, caseId, org, jurisdiction } = appeal;
  const { outcome, reasonCode, ruleId, at, onTime } = decision;
  const about = { orderId, caseId, appealId };
  const decided = {
    ...{ ...about, org, jurisdiction, outcome, decidedAt: formatTime(at) },
    ...defined({ reasonCode, ruleId, onTime }),
  };
  return {
    file: withNoticed(file, orderId, (each) => ({ ...each, appeal: { appealId, state: outcome } })),
    appeal: { ...appeal, status: 'decided', decision },
    events: [
      event(ComplaintAppealDecided, { ...aboutComplaint(file), data: decided }),
      event(ToDeptAppealDecided, { ...aboutComplaint(file), org, data: { ...about, outcome, reason } }),
    ],
  };
}
