import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { sent } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptOrderWithdrawn = defineMessage({
  type: 'order.withdrawn.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The organisation no longer holds the work order; later actions on it are refused.',
    zh: '该单位不再持有交办单，此后的操作不予接受。',
  },
  schema: sent({ ...aboutOrder, reason: oneOf(['reassigned', 'case_withdrawn', 'refused'] as const) }),
  example: { ...sampleAboutOrder, reason: 'reassigned' },
});
