import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { byAction, orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderComplexityDeclared = defineMessage({
  type: 'routing.order.complexity_declared.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'How complex the order is, declared in time.',
    zh: '按期认定的复杂程度。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    ...byAction,
    complexity: oneOf(['on_the_spot', 'ordinary', 'complex'] as const),
    declaredAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleOrderOfOrg,
    actionId: sample.actionId,
    complexity: 'complex',
    declaredAt: '2026-11-17T11:00:00+08:00',
    ruleId: 'XX-20',
  },
});
