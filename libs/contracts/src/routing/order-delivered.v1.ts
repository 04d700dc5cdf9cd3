import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderDelivered = defineMessage({
  type: 'routing.order.delivered.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The order stands on the department topic: deliveredAt is the append time that the broker gave. The clocks of the order start from it.',
    zh: '交办单已写入单位主题；deliveredAt 为消息代理的追加时间，交办单期限自此计算。',
  },
  schema: Type.Object({ ...orderOfOrg, deliveredAt: instant }),
  example: { ...sampleOrderOfOrg, deliveredAt: sample.deliveredAt },
});
