import { AppealApplicantTold, event, formatTime, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { RatingFile } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import type { RatingAppeal } from './appeal';

export interface Telling {
  readonly how: NonNullable<RatingAppeal['told']>['how'];
  /** When he was told, epoch milliseconds; not after now. */
  readonly at: number;
  readonly by: string;
}

/**
 * A member of staff who applied on paper is no reader of the unit's topic: the authority tells him the result itself, within
 * the same 5 working days (JL-19), and records when and how.
 */
export function tellApplicant(
  file: RatingFile,
  appeal: RatingAppeal,
  { how, at, by }: Telling,
  pack: Pack,
): Refusal | { readonly appeal: RatingAppeal; readonly events: readonly OutgoingEvent[] } {
  const { ruleId } = pack.parameter('appeal.decision_limit') ?? pack.appeal;
  if (!appeal.decision || at < appeal.decision.at)
    return { reasonCode: 'RATING.APPEAL_NOT_DECIDED', ruleId, message: 'nothing had been decided by then' };
  if (appeal.told)
    return { reasonCode: 'RATING.APPLICANT_TOLD', ruleId, message: 'the applicant has been told' };
  const limited = pack.appeal.decisionWorkingDays !== undefined && appeal.decideBy !== undefined;
  const onTime = limited ? at <= (appeal.decideBy ?? 0) : undefined;
  const { ratingId, appealId, org, jurisdiction } = appeal;
  const data = {
    ...{ ratingId, appealId, org, jurisdiction, how, toldAt: formatTime(at) },
    ...defined({ onTime, ruleId }),
  };
  return {
    appeal: { ...appeal, told: { how, at, by, ...defined({ onTime }) } },
    events: [event(AppealApplicantTold, { ...about(file), data })],
  };
}
