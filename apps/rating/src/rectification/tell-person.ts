import { RectificationTold, event, formatTime, parseTime } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about } from '../rating/decision';
import { defined } from '../rating/rating-facts';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';
import { whyNotOwed } from './may-be-rectified';
import type { Rectification, Told } from './rectification';
import type { Law, Rectified, Submission } from './submit-rectification';

/** JL-09: 7个工作日内…反馈处理结果, so that telling the person is what counts and not the unit's submission (Q72). */
export const tellingCounts = ({ completionEvent }: Pack): boolean => completionEvent === 'feedback';

/** Somebody who did not give a name cannot be told: then the submission counts. */
export const isTellingOwed = (file: RecordedRating, pack: Pack): boolean =>
  tellingCounts(pack) && file.facts.realName;

const ruleOf = (pack: Pack): string | undefined => pack.parameter('completion.event')?.ruleId;

/**
 * What a submission says of when and how the unit told the person itself, as when he was at the window. Its own word of the
 * instant lies between the notice and the submission. Undefined: it says nothing, or it does not matter here.
 */
export function toldBySubmission(
  file: RecordedRating,
  { org }: Rectification,
  { elements }: Submission,
  { pack, now }: Law,
): Refusal | { readonly at: number } | undefined {
  const { answeredAt, answeredHow = '' } = elements ?? {};
  if (!tellingCounts(pack) || answeredAt === undefined) return undefined;
  const at = parseTime(answeredAt);
  if (at === undefined || at > now || answeredHow.trim() === '')
    return {
      ...{ reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId: ruleOf(pack) },
      message: 'elements.answeredAt and answeredHow: when, not after now, and how the person was told',
    };
  return { at: Math.max(at, file.deliveredAt?.[org] ?? 0) };
}

/**
 * The authority tells the person what was done, since the rated unit is not shown who rated (JL-09, JL-17), and records when
 * and how. Once, and after a rectification was accepted: before that there is no result.
 */
export function tellPerson(
  file: RecordedRating,
  before: Rectification,
  { how, at, by }: Told & { readonly how: Exclude<Told['how'], 'by_unit'> },
  { pack }: Law,
): Refusal | Rectified {
  const refusal = whyNotOwed(file, before.org, pack);
  if (refusal) return refusal;
  const ruleId = ruleOf(pack);
  if (!isTellingOwed(file, pack))
    return { reasonCode: 'RATING.TELLING_NOT_OWED', ruleId, message: 'nobody is owed a telling that counts' };
  if (before.told) return { reasonCode: 'RATING.PERSON_TOLD', ruleId, message: 'the person has been told' };
  const accepted = before.attempts.at(-1);
  if (!accepted?.review?.accepted || at < accepted.submittedAt)
    return { reasonCode: 'RATING.NOT_RECTIFIED', ruleId, message: 'there was no result to tell by then' };
  const { ratingId, jurisdiction } = file.facts;
  const data = {
    ratingId,
    org: before.org,
    jurisdiction,
    how,
    toldAt: formatTime(at),
    ...defined({ ruleId }),
  };
  return {
    rectification: { ...before, told: { at, how, by } },
    events: [event(RectificationTold, { ...about(file), data })],
  };
}
