import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, orderId, ratingId, round, satisfactionWord } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RedoUnsatisfied = defineMessage({
  type: 'rating.redo.unsatisfied.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The person has rated the result of the redo, and is still dissatisfied (LN-58). The office may now find whose fault it is.',
    zh: '重办后诉求人仍不满意；主管部门据此认定是否属承办单位原因。',
  },
  schema: Type.Object({
    ratingId,
    caseId,
    orderId: Type.Optional(orderId),
    round,
    satisfaction: satisfactionWord,
    ratedAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    caseId: sample.caseId,
    orderId: sample.orderId,
    round: 2,
    satisfaction: 'dissatisfied',
    ratedAt: sample.ratedAt,
  },
});
