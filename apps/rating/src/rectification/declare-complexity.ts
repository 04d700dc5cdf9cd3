import { RatingComplexityDeclared, event, formatTime, localDateOf } from '@huiying/contracts';
import { dueDate, type Calendar } from '@huiying/working-days';
import { about } from '../rating/decision';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { rectificationRule, whyNotOwed } from './may-be-rectified';
import type { Rectification } from './rectification';
import type { Law, Rectified } from './submit-rectification';

/**
 * The unit says how complex the matter is, before the ordinary limit is over (JL-09, Q37, Q79): the longer one then counts
 * from the same start. A regulation with one limit for all knows no such declaration.
 */
export function declareComplexity(
  file: RecordedRating,
  before: Rectification,
  complexity: 'ordinary' | 'complex',
  { pack, now, calendar }: Law & { readonly calendar: Calendar },
): Refusal | Rectified {
  const refusal = whyNotOwed(file, before.org, pack);
  if (refusal) return refusal;
  const [ordinary, complex] = (['ordinary', 'complex'] as const).map((each) =>
    pack.deadlines('bad_rating', { complexity: each }).find(({ kind }) => kind === 'rectification'),
  );
  const ruleId = complex?.ruleId ?? rectificationRule(pack);
  if (!ordinary || !complex || ordinary.parameter === complex.parameter)
    return {
      ...{ reasonCode: 'RATING.RECTIFICATION_NOT_KNOWN', ruleId },
      message: 'this regulation has one limit for all rectifications',
    };
  if (before.state !== 'owed')
    return { reasonCode: 'RATING.WRONG_STATE', ruleId, message: `the rectification is ${before.state}` };
  const startedAt = file.deliveredAt?.[before.org];
  const { workingDays } = ordinary;
  const last = startedAt && dueDate({ startedAt, workingDays, calendar, options: pack.counting });
  if (last && now > last.dueAt)
    return {
      reasonCode: 'RATING.COMPLEXITY_TOO_LATE',
      ruleId,
      message: `the last day was ${localDateOf(last.dueAt)}`,
    };
  const { ratingId, jurisdiction } = file.facts;
  const data = { ratingId, org: before.org, jurisdiction, complexity, declaredAt: formatTime(now) };
  return {
    rectification: { ...before, complexity },
    events: [event(RatingComplexityDeclared, { ...about(file), data })],
  };
}
