import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { sent, text } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';
import { caseTypes, oneOf } from '../vocabulary/words';

export const ToDeptOrderReclassified = defineMessage({
  type: 'order.reclassified.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The case of the order is of another type: these reply elements are asked for now. Limits follow as deadline.set and deadline.changed.',
    zh: '交办件改为另一类别，答复要素以此为准；期限变化另以 deadline.set、deadline.changed 告知。',
  },
  schema: sent({
    ...aboutOrder,
    caseType: oneOf(caseTypes),
    replyElements: Type.Array(text(64)),
  }),
  example: {
    ...sampleAboutOrder,
    caseType: 'complaint',
    replyElements: ['verification', 'process', 'measures', 'result'],
  },
});
