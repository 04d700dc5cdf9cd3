import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { appealId, instant, jurisdiction, localDate } from '../vocabulary/fields';
import { oneOf } from '../vocabulary/words';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';
import { sample } from '../vocabulary/sample';

export const ComplaintAppealFiled = defineMessage({
  type: 'rating.complaint.appeal_filed.v1',
  topic: 'rating.ratings',
  key: 'caseId',
  doc: {
    by: 'rating',
    en: 'An admissible appeal of a complaint (Q64): the clock of its handling stands until the decision (Q86). decideBy is the last day of the decision where the regulation sets one.',
    zh: '投诉申诉已受理（Q64），办理期限至决定时停止计算（Q86）。decideBy 为规定的决定期限末日。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    appealId,
    jurisdiction,
    grounds: oneOf(['mistaken', 'malicious', 'other'] as const),
    filedAt: instant,
    decideBy: Type.Optional(localDate),
  }),
  example: {
    ...sampleOrderOfOrg,
    appealId: sample.appealId,
    jurisdiction: '350521',
    grounds: 'mistaken',
    filedAt: '2026-11-26T09:00:00+08:00',
    decideBy: '2026-12-01',
  },
});
