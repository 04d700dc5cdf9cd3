import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, org, ratingId, reasonCode, ruleId } from '../vocabulary/fields';
import { oneOf } from '../vocabulary/words';
import { sample } from '../vocabulary/sample';

export const RatingAdoptionDecided = defineMessage({
  type: 'rating.adoption.decided.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The authority has decided of its own motion whether a rating is adopted for this organisation: not adopted (JL-14), or counted again after it had been annulled. The rating stays stored; figures and clocks follow.',
    zh: '主管机构依职权决定该单位的评价是否采纳：不予采纳，或撤销后恢复计入。评价留存，指标与时限随之调整。',
  },
  schema: Type.Object({
    ratingId,
    org,
    jurisdiction,
    adoption: oneOf(['counted', 'not_adopted'] as const),
    before: oneOf(['counted', 'not_adopted', 'revoked'] as const),
    reasonCode: Type.Optional(reasonCode),
    ruleId: Type.Optional(ruleId),
    decidedAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    org: sample.org,
    jurisdiction: '220271',
    adoption: 'not_adopted',
    before: 'counted',
    reasonCode: 'RATING.MALICIOUS',
    ruleId: 'JL-14',
    decidedAt: '2026-11-27T10:00:00+08:00',
  },
});
