import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, mayBeEmpty, requestId, ruleId, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptExtensionDecided = defineMessage({
  type: 'extension.decided.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'sla',
    en: 'The office decided the extension request; dueAt is the deadline that now counts.',
    zh: '延期申请的决定；dueAt 为现行期限。',
  },
  schema: sent({
    ...aboutOrder,
    requestId,
    granted: Type.Boolean(),
    reason: mayBeEmpty(2000),
    dueAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleAboutOrder,
    requestId: sample.requestId,
    granted: true,
    reason: '需第三方检测，同意延期五个工作日。',
    dueAt: '2026-11-30T23:59:59.999+08:00',
    ruleId: 'LN-40',
  },
});
