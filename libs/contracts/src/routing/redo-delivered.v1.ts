import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, round } from '../vocabulary/fields';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const RedoDelivered = defineMessage({
  type: 'routing.redo.delivered.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The redo stands on the department topic: deliveredAt is the append time that the broker gave.',
    zh: '重办通知已写入单位主题；deliveredAt 为消息代理的追加时间。',
  },
  schema: Type.Object({ ...orderOfOrg, round, deliveredAt: instant }),
  example: { ...sampleOrderOfOrg, round: 2, deliveredAt: '2026-11-25T20:11:06.201+08:00' },
});
