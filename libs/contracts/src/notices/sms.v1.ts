import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { orgCode, ruleId, sent, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const NoticeSms = defineMessage({
  type: 'notice.sms.v1',
  topic: 'notices.outbound',
  key: 'aboutId',
  external: true,
  retained: false,
  doc: {
    by: 'any service',
    en: 'A text message for the gateway to send. Phone numbers are asked for by reference, audited, and never stand here.',
    zh: '交由网关发送的短信。号码凭引用查询并留痕，不在主题中出现。',
  },
  schema: sent({
    aboutKind: oneOf(['case', 'order', 'rating', 'deadline'] as const),
    aboutId: text(128),
    recipientRole: text(50),
    orgCode: Type.Optional(orgCode),
    phoneRef: text(128),
    template: text(100),
    params: Type.Record(Type.String(), Type.String()),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    aboutKind: 'deadline',
    aboutId: sample.deadlineId,
    recipientRole: 'handler',
    orgCode: sample.org,
    phoneRef: 'p-2f4b61aa',
    template: 'deadline-t-1',
    params: { caseNo: sample.caseNo, dueOn: sample.dueOn },
    ruleId: 'XX-19',
  },
});
