import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, round, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderSubmitted = defineMessage({
  type: 'routing.order.submitted.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'A reply with all required elements and sign-off has arrived; submittedAt is its legal arrival. Whether it ends the clock is decided by the check, when there is one (reviewRequired).',
    zh: '要素与审签齐备的答复已到达；submittedAt 为法定到达时间。须审核的（reviewRequired），以审核通过为准。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    round,
    submittedAt: instant,
    actionId: text(512),
    reviewRequired: Type.Boolean(),
    upheld: Type.Optional(Type.Boolean()),
    fault: Type.Optional(Type.Boolean()),
    redoClass: Type.Optional(oneOf(['A', 'B', 'C'] as const)),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleOrderOfOrg,
    round: 1,
    submittedAt: sample.submittedAt,
    actionId: sample.actionId,
    reviewRequired: true,
    upheld: true,
    ruleId: 'XX-22',
  },
});
