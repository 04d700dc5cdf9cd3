import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { appealId, instant, jurisdiction, org, ratingId, ruleId } from '../vocabulary/fields';
import { oneOf } from '../vocabulary/words';
import { sample } from '../vocabulary/sample';

export const AppealApplicantTold = defineMessage({
  type: 'rating.appeal.told.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The member of staff who appealed in writing has been told the result (JL-19). onTime is absent where the regulation sets no limit.',
    zh: '书面申请人已被告知复核结果。无规定期限的不含 onTime。',
  },
  schema: Type.Object({
    ratingId,
    appealId,
    org,
    jurisdiction,
    how: oneOf(['in_person', 'by_telephone', 'in_writing'] as const),
    toldAt: instant,
    onTime: Type.Optional(Type.Boolean()),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ratingId: sample.ratingId,
    appealId: sample.appealId,
    org: sample.org,
    jurisdiction: '220271',
    how: 'in_writing',
    toldAt: '2026-12-02T16:00:00+08:00',
    onTime: true,
    ruleId: 'JL-19',
  },
});
