import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseTypes, oneOf, orderRoles, urgencies } from '../vocabulary/words';
import {
  attachment,
  caseNo,
  instant,
  mayBeEmpty,
  partOfCase,
  policyRef,
  ruleId,
  sent,
  serviceCase,
  text,
  upstreamNo,
} from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptOrderAssigned = defineMessage({
  type: 'order.assigned.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'A work order (交办单). Phone and identity numbers in the text are masked; the party is asked of intake over HTTP. Its deadlines follow as deadline.set. addresseeRole: who of the organisation has to deal with it, where the regulation says so; opinion: of the office that passes it on.',
    zh: '交办单。文中电话与证件号码已遮蔽；当事人信息须向 intake 查询并留痕。期限随后以 deadline.set 送达。addresseeRole 为规定的承办对象；opinion 为转办意见。',
  },
  schema: sent({
    ...aboutOrder,
    caseNo,
    upstreamCaseNo: upstreamNo,
    part: Type.Optional(partOfCase),
    role: oneOf(orderRoles),
    caseType: oneOf(caseTypes),
    urgency: oneOf(urgencies),
    title: mayBeEmpty(200),
    content: mayBeEmpty(200000),
    serviceCase: Type.Optional(serviceCase),
    attachments: Type.Array(attachment),
    policyRef,
    replyElements: Type.Array(text(50), { description: 'elements that the reply must have' }),
    rulesApplied: Type.Array(ruleId),
    receivedAt: Type.Optional(instant),
    addresseeRole: Type.Optional(text(50)),
    opinion: Type.Optional(text(5000)),
  }),
  example: {
    ...sampleAboutOrder,
    caseNo: sample.caseNo,
    upstreamCaseNo: sample.upstreamCaseNo,
    role: 'lead',
    caseType: 'complaint',
    urgency: 'normal',
    title: sample.title,
    content: sample.content,
    serviceCase: { projectNo: sample.projectNo, taskCode: sample.taskCode, taskName: sample.taskName },
    attachments: [
      {
        name: '取号单.jpg',
        url: 'https://zwfw.example.cn/files/20261116/873-1',
        sha256: sample.sha256,
        size: 184320,
        mediaType: 'image/jpeg',
      },
    ],
    policyRef: sample.policyRef,
    replyElements: ['verification', 'process', 'measures', 'result'],
    rulesApplied: ['XX-05', 'XX-14'],
    receivedAt: sample.receivedAt,
  },
});
