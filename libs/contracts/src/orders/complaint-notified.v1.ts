import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, mayBeEmpty, orderId, sent, text } from '../vocabulary/fields';
import { sampleAboutOrder } from '../vocabulary/order';

export const ToDeptComplaintNotified = defineMessage({
  type: 'complaint.notified.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'rating',
    en: 'A complaint concerns the organisation and may be appealed (HA).',
    zh: '投诉通知，可申诉（惠安）。',
  },
  schema: sent({
    orderId,
    caseId: Type.Optional(caseId),
    matter: text(300),
    reasonOptions: Type.Array(text(20)),
    comment: Type.Optional(mayBeEmpty(20000)),
  }),
  example: { ...sampleAboutOrder, matter: '服务态度', reasonOptions: [], comment: '窗口人员态度生硬。' },
});
