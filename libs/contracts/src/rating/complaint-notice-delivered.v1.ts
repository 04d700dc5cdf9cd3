import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant } from '../vocabulary/fields';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';
import { sample } from '../vocabulary/sample';

export const ComplaintNoticeDelivered = defineMessage({
  type: 'rating.complaint.notice_delivered.v1',
  topic: 'rating.ratings',
  key: 'caseId',
  doc: {
    by: 'rating',
    en: 'The notice that a complaint may be appealed stands on the topic of the organisation: the window of the appeal counts from deliveredAt (Q32, Q64).',
    zh: '投诉告知已写入单位主题；申诉期限自 deliveredAt 起算。',
  },
  schema: Type.Object({ ...orderOfOrg, deliveredAt: instant }),
  example: { ...sampleOrderOfOrg, deliveredAt: sample.deliveredAt },
});
