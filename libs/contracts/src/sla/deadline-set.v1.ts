import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { runningDeadline, sampleRunningDeadline } from '../vocabulary/deadline';

export const DeadlineSet = defineMessage({
  type: 'sla.deadline.set.v1',
  topic: 'sla.deadlines',
  key: ['ratingId', 'caseId'],
  doc: {
    by: 'sla',
    en: 'A legal clock runs. dueAt is the last instant that is on time; rule, article and calendar version explain it.',
    zh: '法定期限开始计算。dueAt 为最后一个按期时刻；规则、条款与日历版本可供解释。',
  },
  schema: Type.Object(runningDeadline),
  example: { ...sampleRunningDeadline },
});
