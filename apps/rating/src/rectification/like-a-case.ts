import type { DataOf, DeptRatingRectified } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { Refusal } from '../rating/refusal';

type Submission = DataOf<typeof DeptRatingRectified>;

/**
 * Where a bad rating is treated like a case (Xinxiang, Art. 6, Q56), its rectification is answered like one: with the
 * elements of a reply (XX-25) and the signature of the principal (XX-22).
 */
export function whyNotLikeACase(submission: Submission, pack: Pack): Refusal | undefined {
  if (pack.rectification.procedure !== 'like_a_case') return undefined;
  return elementsFault(submission, pack) ?? signOffFault(submission, pack);
}

/** What is stated outside of the elements counts as well: measures and result have fields of their own. */
export function stated(submission: Submission, element: string): string | undefined {
  const { elements = {}, measures, result } = submission;
  const own: Readonly<Record<string, string | undefined>> = { measures, result };
  return [elements[element as keyof typeof elements], own[element]].find((text) => !isBlank(text));
}

function elementsFault(submission: Submission, pack: Pack): Refusal | undefined {
  const missing = pack
    .replyElements('bad_rating')
    .filter((element) => stated(submission, element) === undefined);
  if (missing.length === 0) return undefined;
  const ruleId = pack.parameter('reply.elements.bad_rating')?.ruleId;
  return { reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId, message: `missing: ${missing.join(', ')}` };
}

/** XX-22, Q68: who signs, and a delegate only with the authority on record. */
function signOffFault({ signOff }: Submission, { signOff: rules }: Pack): Refusal | undefined {
  const refused = (message: string): Refusal => ({
    ...{ reasonCode: 'RATING.RECTIFICATION_INCOMPLETE', ruleId: rules.ruleId },
    message,
  });
  if (signOff === undefined) return refused('missing: signOff');
  if (!rules.roles.includes(signOff.role))
    return refused(`signed by ${signOff.role}; expected ${rules.roles.join(' or ')}`);
  if (rules.oaNoRequired && isBlank(signOff.oaNo)) return refused('missing: signOff.oaNo');
  const { delegate } = signOff;
  if (delegate && !rules.delegateAllowed) return refused('a delegate may not sign');
  return isBlank(signOff.reviewer) || (delegate !== undefined && isBlank(delegate.authority))
    ? refused('missing: signOff.reviewer or signOff.delegate.authority')
    : undefined;
}

/** XX-26: the reviewer says of each criterion whether it is met; nothing passes with one that is not. */
export function criteriaFault(
  accepted: boolean,
  criteria: Readonly<Record<string, boolean | undefined>>,
  pack: Pack,
): Refusal | undefined {
  if (pack.rectification.procedure !== 'like_a_case') return undefined;
  const { criteria: names, ruleId } = pack.review;
  const wanting = names.filter((name) => criteria[name] === undefined || (accepted && !criteria[name]));
  return wanting.length === 0
    ? undefined
    : {
        reasonCode: 'RATING.CRITERIA_MISSING',
        ruleId,
        message: `not stated or not met: ${wanting.join(', ')}`,
      };
}

/** A blank is no answer: the schema lets a space through, the law does not. */
const isBlank = (value: string | undefined): boolean => value === undefined || value.trim() === '';
