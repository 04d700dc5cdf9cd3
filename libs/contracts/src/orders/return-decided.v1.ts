import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { mayBeEmpty, requestId, ruleId, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptReturnDecided = defineMessage({
  type: 'return.decided.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The office decided the return request. Refused: reasons are given and the unit goes on (LN-29).',
    zh: '退回申请的决定。不同意的说明理由，由承办单位继续办理（LN-29）。',
  },
  schema: sent({
    ...aboutOrder,
    requestId,
    granted: Type.Boolean(),
    reason: mayBeEmpty(2000),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleAboutOrder,
    requestId: sample.requestId,
    granted: false,
    reason: '该事项在贵单位权责清单内，请继续办理。',
    ruleId: 'LN-29',
  },
});
