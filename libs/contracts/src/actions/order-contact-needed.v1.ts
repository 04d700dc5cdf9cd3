import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { orderId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptOrderContactNeeded = defineMessage({
  type: 'dept.order.contact_needed.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'The text is unclear and the person must be asked first (XX-18): the first-contact clock starts.',
    zh: '内容不清、确需联系的，先行联系核实（XX-18），开始计算先行联系期限。',
  },
  schema: Type.Object({ orderId, reason: Type.Optional(text(2000)) }),
  example: { orderId: sample.orderId, reason: '未写明办理日期与窗口号' },
});
