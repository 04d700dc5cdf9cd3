import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { appealId, instant, jurisdiction, org, ratingId, reasonCode, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const AppealDecided = defineMessage({
  type: 'rating.appeal.decided.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'An appeal was decided. Revoked and not adopted ratings stay stored and count no more for this organisation. onTime is absent where the regulation sets no limit.',
    zh: '申诉已决定。撤销或不予采纳的评价留存，对该单位不再计入。无规定期限的不含 onTime。',
  },
  schema: Type.Object({
    ratingId,
    appealId,
    org,
    jurisdiction,
    outcome: oneOf(['revoked', 'not_adopted', 'stands'] as const),
    reasonCode: Type.Optional(reasonCode),
    ruleId: Type.Optional(ruleId),
    decidedAt: instant,
    onTime: Type.Optional(Type.Boolean()),
  }),
  example: {
    ratingId: sample.ratingId,
    appealId: sample.appealId,
    org: sample.org,
    jurisdiction: '350521',
    outcome: 'revoked',
    reasonCode: 'RATING.MISTAKEN',
    ruleId: 'HA-21',
    decidedAt: '2026-11-30T11:00:00+08:00',
    onTime: true,
  },
});
