import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { round, sent } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptOrderCompleted = defineMessage({
  type: 'order.completed.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The reply passed; the order is closed unless a rating reopens it.',
    zh: '答复通过，交办单办结；评价不满意时可重办。',
  },
  schema: sent({ ...aboutOrder, round: Type.Optional(round) }),
  example: { ...sampleAboutOrder, round: 1 },
});
