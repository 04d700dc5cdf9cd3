import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, orderId, org, reasonCode, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { sampleOrderOfOrg } from '../vocabulary/order';

export const ActionRefused = defineMessage({
  type: 'routing.action.refused.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'An action of a department was refused. sla stops waiting for its verdict; reporting counts it. Without a known case the subject is the action.',
    zh: '单位的操作被拒绝。sla 不再等待其裁定。所涉件不明时，以操作为主体。',
  },
  schema: Type.Object({
    actionId: text(512),
    actionType: text(128),
    org,
    orderId: Type.Optional(orderId),
    caseId: Type.Optional(caseId),
    reasonCode,
    ruleId: Type.Optional(ruleId),
    refusedAt: instant,
  }),
  example: {
    actionId: sample.actionId,
    actionType: 'dept.order.submitted.v1',
    ...sampleOrderOfOrg,
    reasonCode: 'ORDER.REPLY_ELEMENTS_MISSING',
    ruleId: 'XX-25',
    refusedAt: sample.submittedAt,
  },
});
