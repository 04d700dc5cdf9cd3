import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { attachments, orderId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptOrderAppealed = defineMessage({
  type: 'dept.order.appealed.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'The department appeals a complaint (HA).',
    zh: '对投诉提出申诉（惠安）。',
  },
  schema: Type.Object({
    orderId,
    grounds: text(50),
    statement: text(20000),
    evidence: Type.Optional(attachments),
  }),
  example: {
    orderId: sample.orderId,
    grounds: 'mistaken',
    statement: '投诉所述时间该窗口未开放。',
    evidence: [{ name: '排班表.pdf' }],
  },
});
