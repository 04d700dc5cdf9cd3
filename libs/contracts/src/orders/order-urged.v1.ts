import { defineMessage } from '../message';
import { sent } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptOrderUrged = defineMessage({
  type: 'order.urged.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The person urged the case. The deadline stays.',
    zh: '诉求人催办，期限不变。',
  },
  schema: sent({ ...aboutOrder }),
  example: { ...sampleAboutOrder },
});
