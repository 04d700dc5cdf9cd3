import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const SupervisionDelivered = defineMessage({
  type: 'sla.supervision.delivered.v1',
  topic: 'sla.supervisions',
  key: 'caseId',
  doc: {
    by: 'sla',
    en: 'The supervision stands on the department topic: deliveredAt is the append time that the broker gave, and its limit runs from it. A topic of its own, so that sla need not read its own deadlines.',
    zh: '督办已写入单位主题；deliveredAt 为消息代理的追加时间，督办期限自此计算。',
  },
  schema: Type.Object({ ...orderOfOrg, deliveredAt: instant }),
  example: { ...sampleOrderOfOrg, deliveredAt: sample.deliveredAt },
});
