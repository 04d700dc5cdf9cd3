import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { orderId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptOrderReturnRequested = defineMessage({
  type: 'dept.order.return_requested.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'Not our duty: the department asks to give the order back, with reason and legal basis (LN-27).',
    zh: '不属本单位职责，申请退回并说明理由和依据（LN-27）。',
  },
  schema: Type.Object({ orderId, reason: text(5000), legalBasis: text(5000) }),
  example: {
    orderId: sample.orderId,
    reason: '该事项由市场监管局负责',
    legalBasis: '《龙南市市场监督管理局职能配置规定》第三条',
  },
});
