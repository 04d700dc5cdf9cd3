import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { departmentDeadlineKinds, oneOf } from '../vocabulary/words';
import { orderId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptClockOverdueExplained = defineMessage({
  type: 'dept.clock.overdue_explained.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'Why a deadline was missed; without deadlineKind the completion is meant.',
    zh: '说明超期原因；未写期限种类时指办结期限。',
  },
  schema: Type.Object({
    orderId,
    reason: text(5000),
    deadlineKind: Type.Optional(oneOf(departmentDeadlineKinds)),
  }),
  example: { orderId: sample.orderId, reason: '检测机构延迟出具报告' },
});
