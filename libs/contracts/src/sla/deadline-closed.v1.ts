import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { count, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { deadlineOf, sampleDeadlineOf } from '../vocabulary/deadline';

export const DeadlineClosed = defineMessage({
  type: 'sla.deadline.closed.v1',
  topic: 'sla.deadlines',
  key: ['ratingId', 'caseId'],
  doc: {
    by: 'sla',
    en: 'A clock has ended and is frozen: met, missed, lapsed (a right not used) or superseded.',
    zh: '期限终结并固化：按期、超期、失权（未行使的权利）或失效。',
  },
  schema: Type.Object({
    ...deadlineOf,
    state: oneOf(['met', 'missed', 'lapsed', 'superseded'] as const),
    dueAt: instant,
    closedAt: instant,
    onTime: Type.Boolean(),
    overdueDays: count,
  }),
  example: {
    ...sampleDeadlineOf,
    state: 'met',
    dueAt: sample.dueAt,
    closedAt: sample.submittedAt,
    onTime: true,
    overdueDays: 0,
  },
});
