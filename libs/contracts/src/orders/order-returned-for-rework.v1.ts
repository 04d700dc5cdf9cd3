import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { round, ruleId, sent, text } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptOrderReturnedForRework = defineMessage({
  type: 'order.returned_for_rework.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The reply did not pass the check; the reason says what is missing.',
    zh: '答复审核未通过，须重新办理，附理由。',
  },
  schema: sent({ ...aboutOrder, round, reason: text(2000), ruleId: Type.Optional(ruleId) }),
  example: { ...sampleAboutOrder, round: 1, reason: '未说明对当班人员的处理结果，请补充。', ruleId: 'XX-27' },
});
