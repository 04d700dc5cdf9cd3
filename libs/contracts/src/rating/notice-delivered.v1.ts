import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, org, ratingId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const NoticeDelivered = defineMessage({
  type: 'rating.notice.delivered.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The notice of a bad rating stands on the topic of the organisation: deliveredAt is the append time that the broker gave. The clocks of its share start from it.',
    zh: '差评告知已写入单位主题；deliveredAt 为消息代理的追加时间，该单位的申诉、整改期限自此计算。',
  },
  schema: Type.Object({ ratingId, org, deliveredAt: instant }),
  example: { ratingId: sample.ratingId, org: sample.org, deliveredAt: sample.deliveredAt },
});
