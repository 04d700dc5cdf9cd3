import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { anyOfThese, closed } from '../vocabulary/fields';
import { deadlineNotice, sampleDeadlineNotice } from '../vocabulary/deadline';

export const ToDeptDeadlineSet = defineMessage({
  type: 'deadline.set.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'sla',
    en: 'A deadline runs; dueAt is the last instant that is on time.',
    zh: '期限开始计算；dueAt 为最后一个按期时刻。',
  },
  schema: Type.Object(deadlineNotice, { ...closed, ...anyOfThese('orderId', 'ratingId') }),
  example: { ...sampleDeadlineNotice },
});
