import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, orderId, ratingId, round, ruleId, satisfactionWord } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RedoRequested = defineMessage({
  type: 'rating.redo.requested.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'A rating worse than the threshold asks for a redo (LN-49); routing decides and reopens the order at most once.',
    zh: '评价低于标准，要求重办；由 routing 决定，至多一次。',
  },
  schema: Type.Object({
    ratingId,
    caseId,
    orderId: Type.Optional(orderId),
    round: Type.Optional(round),
    satisfaction: satisfactionWord,
    ruleId,
    requestedAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    caseId: sample.caseId,
    orderId: sample.orderId,
    round: 1,
    satisfaction: 'dissatisfied',
    ruleId: 'LN-49',
    requestedAt: sample.ratedAt,
  },
});
