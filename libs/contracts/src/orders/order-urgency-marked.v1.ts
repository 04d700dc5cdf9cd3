import { defineMessage } from '../message';
import { sent } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';
import { oneOf, urgencies } from '../vocabulary/words';

export const ToDeptOrderUrgencyMarked = defineMessage({
  type: 'order.urgency_marked.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The case of the order is urgent from now on, or is not any more. Its limits stay.',
    zh: '交办件自此为紧急件（从快办理），或取消紧急；期限不变。',
  },
  schema: sent({ ...aboutOrder, urgency: oneOf(urgencies) }),
  example: { ...sampleAboutOrder, urgency: 'urgent' },
});
