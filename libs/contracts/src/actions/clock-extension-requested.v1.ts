import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { departmentDeadlineKinds, oneOf } from '../vocabulary/words';
import { orderId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptClockExtensionRequested = defineMessage({
  type: 'dept.clock.extension_requested.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'More working days are asked for, before the deadline ends.',
    zh: '期限届满前申请延期。',
  },
  schema: Type.Object({
    orderId,
    deadlineKind: oneOf(departmentDeadlineKinds),
    reason: text(5000),
    workingDays: Type.Integer({ minimum: 1, maximum: 365 }),
  }),
  example: {
    orderId: sample.orderId,
    deadlineKind: 'completion',
    reason: '需委托第三方检测',
    workingDays: 5,
  },
});
