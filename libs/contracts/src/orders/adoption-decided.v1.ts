import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { mayBeEmpty, ratingId, reasonCode, ruleId, sent } from '../vocabulary/fields';
import { oneOf } from '../vocabulary/words';
import { sample } from '../vocabulary/sample';

export const ToDeptAdoptionDecided = defineMessage({
  type: 'adoption.decided.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'rating',
    en: 'The authority decided without an appeal: the rating is not adopted, or counts again and is to be rectified.',
    zh: '主管机构依职权决定：评价不予采纳，或恢复计入并应整改。',
  },
  schema: sent({
    ratingId,
    adoption: oneOf(['counted', 'not_adopted'] as const),
    reasonCode: Type.Optional(reasonCode),
    ruleId: Type.Optional(ruleId),
    reason: mayBeEmpty(2000),
  }),
  example: {
    ratingId: sample.ratingId,
    adoption: 'counted',
    reasonCode: 'RATING.ANNULMENT_REVERSED',
    reason: '复查发现撤销所依据的材料不实。',
  },
});
