import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { orderId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptOrderAcceptanceDecided = defineMessage({
  type: 'dept.order.acceptance_decided.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'A report is taken or not taken by the competent unit.',
    zh: '举报件受理或不予受理的决定。',
  },
  schema: Type.Object({
    orderId,
    accepted: Type.Boolean(),
    reason: Type.Optional(text(5000)),
    legalBasis: Type.Optional(text(5000)),
    documentRef: Type.Optional(text(200)),
  }),
  example: { orderId: sample.orderId, accepted: true, documentRef: '龙市监受〔2026〕31号' },
});
