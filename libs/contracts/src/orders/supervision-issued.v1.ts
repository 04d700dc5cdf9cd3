import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, sent, text } from '../vocabulary/fields';
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
    mode: oneOf(['message', 'notice', 'on_site', 'special_report'] as const),
    dueAt: instant,
    trigger: text(200),
    noticeNo: Type.Optional(text(100)),
  }),
  example: {
    ...sampleAboutOrder,
    mode: 'notice',
    dueAt: '2026-11-25T23:59:59.999+08:00',
    trigger: 'red',
    noticeNo: '督办〔2026〕7号',
  },
});
