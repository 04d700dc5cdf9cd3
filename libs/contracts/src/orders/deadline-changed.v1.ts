import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { anyOfThese, closed } from '../vocabulary/fields';
import { deadlineNotice, sampleDeadlineNotice } from '../vocabulary/deadline';

export const ToDeptDeadlineChanged = defineMessage({
  type: 'deadline.changed.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'sla',
    en: 'A deadline moved: extension, declared complexity, a new calendar. The last one sent counts.',
    zh: '期限变更：延期、复杂认定或日历更新。以最后一次为准。',
  },
  schema: Type.Object(deadlineNotice, { ...closed, ...anyOfThese('orderId', 'ratingId') }),
  example: {
    ...sampleDeadlineNotice,
    dueAt: '2026-11-30T23:59:59.999+08:00',
    dueOn: '2026-11-30',
    workingDays: 10,
  },
});
