import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf, supervisionModes, supervisionTriggers } from '../vocabulary/words';
import { deadlineId, instant, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const SupervisionIssued = defineMessage({
  type: 'sla.supervision.issued.v1',
  topic: 'sla.deadlines',
  key: 'caseId',
  doc: {
    by: 'sla',
    en: 'A supervisor supervises an order (督办). Its deadline, deadlineId, runs from the delivery of the notice and is announced as sla.deadline.set.',
    zh: '负责人对交办单发起督办。期限（deadlineId）自督办送达单位起算，以 sla.deadline.set 发布。',
  },
  schema: Type.Object({
    supervisionId: text(128),
    ...orderOfOrg,
    deadlineId,
    mode: oneOf(supervisionModes),
    trigger: oneOf(supervisionTriggers),
    noticeNo: text(100),
    issuedAt: instant,
    by: oneOf(['supervisor', 'system'] as const),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    supervisionId: sample.supervisionId,
    ...sampleOrderOfOrg,
    deadlineId: `${sample.orderId}:supervision:1`,
    mode: 'notice',
    trigger: 'overdue',
    noticeNo: '督办〔2026〕7号',
    issuedAt: '2026-11-23T10:00:00+08:00',
    by: 'supervisor',
    ruleId: 'LN-61',
  },
});
