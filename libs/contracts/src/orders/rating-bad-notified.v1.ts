import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, mayBeEmpty, orderId, ratingId, sent, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const ToDeptRatingBadNotified = defineMessage({
  type: 'rating.bad.notified.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'rating',
    en: 'A bad rating concerns the organisation; its deadlines follow as deadline.set.',
    zh: '差评通知；期限随后以 deadline.set 送达。',
  },
  schema: sent({
    ratingId,
    caseId: Type.Optional(caseId),
    orderId: Type.Optional(orderId),
    matter: text(300),
    reasonOptions: Type.Array(text(20)),
    comment: Type.Optional(mayBeEmpty(20000)),
  }),
  example: {
    ratingId: sample.ratingId,
    caseId: sample.caseId,
    matter: sample.taskName,
    reasonOptions: ['209', '213'],
    comment: '等候时间太长。',
  },
});
