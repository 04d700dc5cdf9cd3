import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { appealId, instant, jurisdiction, reasonCode, ruleId } from '../vocabulary/fields';
import { oneOf } from '../vocabulary/words';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';
import { sample } from '../vocabulary/sample';

export const ComplaintAppealDecided = defineMessage({
  type: 'rating.complaint.appeal_decided.v1',
  topic: 'rating.ratings',
  key: 'caseId',
  doc: {
    by: 'rating',
    en: 'An appeal of a complaint was decided. Revoked or not adopted: the complaint is not upheld and nobody is at fault; the person is still answered. onTime is absent where the regulation sets no limit.',
    zh: '投诉申诉已决定。撤销或不予采纳的，投诉认定不属实，仍须答复投诉人。无规定期限的不含 onTime。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    appealId,
    jurisdiction,
    outcome: oneOf(['revoked', 'not_adopted', 'stands'] as const),
    reasonCode: Type.Optional(reasonCode),
    ruleId: Type.Optional(ruleId),
    decidedAt: instant,
    onTime: Type.Optional(Type.Boolean()),
  }),
  example: {
    ...sampleOrderOfOrg,
    appealId: sample.appealId,
    jurisdiction: '350521',
    outcome: 'revoked',
    reasonCode: 'RATING.MISTAKEN',
    ruleId: 'HA-21',
    decidedAt: '2026-11-30T11:00:00+08:00',
    onTime: true,
  },
});
