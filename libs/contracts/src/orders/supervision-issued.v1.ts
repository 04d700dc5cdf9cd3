import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf, supervisionModes } from '../vocabulary/words';
import { instant, ruleId, sent, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptSupervisionIssued = defineMessage({
  type: 'supervision.issued.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'sla',
    en: 'The office supervises the order (督办); its own deadline follows as deadline.set.',
    zh: '督办；其期限随后以 deadline.set 送达。',
  },
  schema: sent({
    ...aboutOrder,
    mode: oneOf(supervisionModes),
    dueAt: Type.String({
      ...instant,
      description:
        'as it stands at the issue; deadline.set has the one that counts, from the delivery of this message',
    }),
    trigger: text(200),
    noticeNo: Type.Optional(text(100)),
    supervisionId: Type.Optional(text(128)),
    instruction: Type.Optional(text(2000)),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleAboutOrder,
    mode: 'notice',
    dueAt: '2026-11-25T23:59:59.999+08:00',
    trigger: 'overdue',
    noticeNo: '督办〔2026〕7号',
    supervisionId: sample.supervisionId,
    instruction: '请限期办结并书面说明延误原因。',
    ruleId: 'LN-61',
  },
});
