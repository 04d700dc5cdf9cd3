import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseTypes, channels, deciders, oneOf, orderRoles, urgencies } from '../vocabulary/words';
import {
  caseNo,
  instant,
  jurisdiction,
  localDate,
  partOfCase,
  ruleId,
  sourceSystem,
  text,
  upstreamNo,
} from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const OrderAssigned = defineMessage({
  type: 'routing.order.assigned.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'A work order was made for an organisation. It carries what the clocks need; they start when the order is delivered.',
    zh: '已为单位生成交办单，含计时所需信息；自送达起计时。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    caseNo,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    part: Type.Optional(partOfCase),
    role: oneOf(orderRoles),
    caseType: oneOf([...caseTypes, 'unknown'] as const),
    urgency: oneOf(urgencies),
    channel: Type.Optional(oneOf(channels)),
    jurisdiction,
    receivedAt: instant,
    receivedOn: localDate,
    assignedAt: instant,
    assignmentNo: Type.Integer({ minimum: 1 }),
    reassigned: Type.Boolean(),
    matter: Type.Optional(text(300)),
    accusedUnit: Type.Boolean({ description: 'the organisation is the accused party' }),
    assignedBy: Type.Optional(oneOf(deciders)),
    rulesApplied: Type.Optional(Type.Array(ruleId)),
  }),
  example: {
    ...sampleOrderOfOrg,
    caseNo: sample.caseNo,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    role: 'lead',
    caseType: 'complaint',
    urgency: 'normal',
    channel: 'mobile',
    jurisdiction: sample.jurisdiction,
    receivedAt: sample.receivedAt,
    receivedOn: sample.receivedOn,
    assignedAt: sample.assignedAt,
    assignmentNo: 1,
    reassigned: false,
    accusedUnit: false,
    assignedBy: 'system',
    rulesApplied: ['XX-05'],
  },
});
