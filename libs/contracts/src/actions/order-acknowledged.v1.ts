import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { orderId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { actor } from '../vocabulary/order';

export const DeptOrderAcknowledged = defineMessage({
  type: 'dept.order.acknowledged.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'The department has seen the order. No clock depends on it.',
    zh: '单位签收交办单；不影响计时。',
  },
  schema: Type.Object({ orderId, actor: Type.Optional(actor) }),
  example: { orderId: sample.orderId, actor: { name: '赵敏', staffNo: 'ZR0317' } },
});
