import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { acceptedTime, anyOfThese, mayBeEmpty, orderId, ratingId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptOrderContacted = defineMessage({
  type: 'dept.order.contacted.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'The person was called; `unreachable` counts as an attempt. About an order or a rating.',
    zh: '已联系诉求人；unreachable 记为一次尝试。可针对交办单或评价。',
  },
  schema: Type.Object(
    {
      orderId: Type.Optional(orderId),
      ratingId: Type.Optional(ratingId),
      contactedAt: acceptedTime,
      outcome: oneOf(['reached', 'unreachable'] as const),
      note: Type.Optional(mayBeEmpty(2000)),
    },
    anyOfThese('orderId', 'ratingId'),
  ),
  example: {
    orderId: sample.orderId,
    contactedAt: '2026-11-16 15:05:00',
    outcome: 'reached',
    note: '已核实办理时间与窗口。',
  },
});
