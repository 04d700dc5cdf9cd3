import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { round, sent } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptOrderRedo = defineMessage({
  type: 'order.redo.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'A dissatisfied rating: the order is handled once more, with its own deadline.',
    zh: '评价不满意，重办一次，另计期限。',
  },
  schema: sent({ ...aboutOrder, round, class: Type.Optional(oneOf(['A', 'B', 'C'] as const)) }),
  example: { ...sampleAboutOrder, round: 2 },
});
