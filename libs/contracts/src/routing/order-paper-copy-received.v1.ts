import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, text } from '../vocabulary/fields';
import { byAction, orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderPaperCopyReceived = defineMessage({
  type: 'routing.order.paper_copy_received.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The signed and sealed paper copy of a reply was handed in at the service centre (XX-23).',
    zh: '签字盖章的纸质答复已送达行政服务中心（XX-23）。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    ...byAction,
    deliveredAt: instant,
    recordedAt: instant,
    scanRef: Type.Optional(text(512)),
  }),
  example: {
    ...sampleOrderOfOrg,
    deliveredAt: '2026-11-18T10:20:00+08:00',
    recordedAt: '2026-11-18T10:25:00+08:00',
    scanRef: 'scan:2026/11/18-0042',
  },
});
