import { NoticeSms, event, phoneRefOf, type AddresseeRole, type OutgoingEvent } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { about } from './decision';
import type { RatingFile, RecordedRating } from './rating-file';
import { isConcerned } from './shares';

/** Who of the unit is written to; `enabled` false where the regulation does not ask for it. */
interface SmsRule {
  readonly enabled: boolean;
  readonly addressee: AddresseeRole;
}

const ruleOf = (pack: Pack): SmsRule => pack.value<SmsRule>('rating.notice_sms');

/** HA-18: 有条件的可短信提醒. Of a bad rating that counts, where the pack says so. */
export const isWrittenOf = (file: RecordedRating, org: string, pack: Pack): boolean =>
  ruleOf(pack).enabled && !file.good && file.counted && isConcerned(file, org);

/**
 * The message by telephone that a bad rating waits on the unit's topic: matter and where to read the reason (HA-18). The words of
 * the rater and the number of a telephone stand in no event. What was withdrawn or annulled before the window opened needs none.
 */
export function writeOfBadRating(
  file: RatingFile | undefined,
  org: string,
  pack: Pack,
): readonly OutgoingEvent[] {
  if (file?.status !== 'recorded' || !isWrittenOf(file, org, pack)) return [];
  const adoption = file.shares?.[org]?.adoption;
  if (adoption === 'revoked' || adoption === 'not_adopted') return [];
  const { ratingId, jurisdiction, taskName, upstreamRatingNo, optionCodes } = file.facts;
  const { addressee } = ruleOf(pack);
  const content = pack.value<readonly string[]>('rating.notice_content');
  const { ruleId } = pack.parameter('rating.notice_sms') ?? {};
  return [
    event(NoticeSms, {
      ...about(file),
      data: {
        ...{ aboutKind: 'rating' as const, aboutId: ratingId, recipientRole: addressee, orgCode: org },
        phoneRef: phoneRefOf({ org, jurisdiction }, addressee),
        template: 'notice.bad_rating',
        params: {
          matter: (content.includes('matter') ? taskName : undefined) ?? upstreamRatingNo,
          reasons: (content.includes('reason') ? optionCodes.join('、') : '') || '未注明',
        },
        ...(ruleId === undefined ? {} : { ruleId }),
      },
    }),
  ];
}
