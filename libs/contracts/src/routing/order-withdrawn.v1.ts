import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant } from '../vocabulary/fields';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderWithdrawn = defineMessage({
  type: 'routing.order.withdrawn.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The organisation no longer holds the order; its open deadlines are superseded.',
    zh: '单位不再持有交办单，其未结期限失效。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    reason: oneOf(['reassigned', 'case_withdrawn', 'refused'] as const),
    withdrawnAt: instant,
  }),
  example: { ...sampleOrderOfOrg, reason: 'reassigned', withdrawnAt: '2026-11-17T09:00:00+08:00' },
});
