import type { Pack } from '@huiying/policy';
import type { RecordedRating } from '../rating/rating-file';
import type { Refusal } from '../rating/refusal';

/** The rule that sets the limit of a rectification. */
export const rectificationRule = (pack: Pack): string | undefined =>
  pack.deadlines('bad_rating', {}).find(({ kind }) => kind === 'rectification')?.ruleId;

/** Jilin and Hui'an have a procedure for it, Xinxiang treats it like a case (Q56); elsewhere it is recorded only. */
export const isRectified = ({ rectification: { procedure } }: Pack): boolean =>
  procedure === 'appeal_and_rectify' || procedure === 'like_a_case';

/** Why an organisation owes no rectification of this rating: the law, or what became of its share. */
export function whyNotOwed(file: RecordedRating, org: string, pack: Pack): Refusal | undefined {
  const ruleId = rectificationRule(pack);
  if (!isRectified(pack))
    return {
      reasonCode: 'RATING.RECTIFICATION_NOT_KNOWN',
      message: 'this regulation knows no such procedure',
    };
  if (file.good || !file.counted)
    return {
      reasonCode: 'RATING.WRONG_STATE',
      ruleId,
      message: 'only a bad rating that counts is rectified',
    };
  switch (file.shares?.[org]?.adoption) {
    case 'revoked':
    case 'not_adopted':
      return { reasonCode: 'RATING.WRONG_STATE', ruleId, message: 'the rating was annulled on appeal' };
    case 'under_review':
      return { reasonCode: 'RATING.APPEAL_PENDING', ruleId, message: 'the appeal has not been decided' };
    default:
      return undefined;
  }
}
