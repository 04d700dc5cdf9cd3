import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { attachment, mayBeEmpty, sent } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptOrderSupplemented = defineMessage({
  type: 'order.supplemented.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The person added to the case; the text is masked as in order.assigned.',
    zh: '诉求人补充内容，遮蔽方式同交办单。',
  },
  schema: sent({
    ...aboutOrder,
    content: mayBeEmpty(200000),
    newFacts: Type.Optional(Type.Boolean()),
    attachments: Type.Array(attachment),
  }),
  example: {
    ...sampleAboutOrder,
    content: '补充：当日取号号码为A037，有取号单为证。',
    newFacts: true,
    attachments: [],
  },
});
