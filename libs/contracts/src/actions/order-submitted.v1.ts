import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { attachments, orderId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { reply, sampleReply, sampleSignOff, signOff } from '../vocabulary/reply';

export const DeptOrderSubmitted = defineMessage({
  type: 'dept.order.submitted.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'The reply with its sign-off. Accepted when the elements and the sign-off that the rules require are there.',
    zh: '提交答复与审签。规定要素与审签齐备方予接收。',
  },
  schema: Type.Object({
    orderId,
    reply,
    signOff,
    upheld: Type.Optional(Type.Boolean()),
    fault: Type.Optional(Type.Boolean()),
    redoClass: Type.Optional(oneOf(['A', 'B', 'C'] as const)),
    dutyStatementRef: Type.Optional(text(500)),
    attachments: Type.Optional(attachments),
  }),
  example: { orderId: sample.orderId, reply: sampleReply, signOff: sampleSignOff, upheld: true },
});
