import { defineMessage } from '../message';
import { containmentCategories, oneOf } from '../vocabulary/words';
import { instant, mayBeEmpty, sent } from '../vocabulary/fields';
import { aboutOrder, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptOrderRedacted = defineMessage({
  type: 'order.redacted.v1',
  topic: 'dept.{org}.orders',
  key: 'caseId',
  external: true,
  retained: false,
  doc: {
    by: 'routing',
    en: 'The text of this work order should not have been submitted. Destroy every copy of what came with order.assigned and order.supplemented, and of what was written from it; the text here counts instead. Order and deadlines stay as they are.',
    zh: '本交办单的文本本不应提交，已封控。请销毁交办、补充所附文本及据其形成的一切副本，以本文为准。交办单与期限不变。',
  },
  schema: sent({
    ...aboutOrder,
    category: oneOf(containmentCategories),
    redactedAt: instant,
    title: mayBeEmpty(200),
    content: mayBeEmpty(200000),
  }),
  example: {
    ...sampleAboutOrder,
    category: 'third_party_privacy',
    redactedAt: '2026-11-17T10:00:01+08:00',
    title: '窗口服务投诉',
    content: '反映窗口等候时间过长，要求核实。（涉他人隐私内容已封控）',
  },
});
