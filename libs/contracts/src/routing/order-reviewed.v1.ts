import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { count, instant, round, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderReviewed = defineMessage({
  type: 'routing.order.reviewed.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The reply was checked. Not passed: the unit reworks it, the same clock goes on and reworkNo counts.',
    zh: '答复已审核。未通过的退回重做，同一期限继续计算，reworkNo 累计。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    round,
    passed: Type.Boolean(),
    reworkNo: count,
    reviewedAt: instant,
    upheld: Type.Optional(Type.Boolean()),
    fault: Type.Optional(Type.Boolean()),
    redoClass: Type.Optional(oneOf(['A', 'B', 'C'] as const)),
    by: Type.Optional(oneOf(deciders)),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleOrderOfOrg,
    round: 1,
    passed: true,
    reworkNo: 0,
    reviewedAt: sample.reviewedAt,
    upheld: true,
    by: 'reviewer',
    ruleId: 'XX-26',
  },
});
