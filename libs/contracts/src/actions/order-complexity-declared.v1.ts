import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { orderId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptOrderComplexityDeclared = defineMessage({
  type: 'dept.order.complexity_declared.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'How complex the matter is; the completion deadline follows it when it is declared in time.',
    zh: '认定复杂程度；按期认定的，办理期限随之调整。',
  },
  schema: Type.Object({
    orderId,
    complexity: oneOf(['on_the_spot', 'ordinary', 'complex'] as const),
    reason: Type.Optional(text(2000)),
  }),
  example: { orderId: sample.orderId, complexity: 'complex', reason: '需委托第三方检测' },
});
