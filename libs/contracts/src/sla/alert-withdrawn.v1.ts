import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf, rungs } from '../vocabulary/words';
import { instant, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { deadlineOf, sampleDeadlineOf } from '../vocabulary/deadline';

export const AlertWithdrawn = defineMessage({
  type: 'sla.alert.withdrawn.v1',
  topic: 'sla.deadlines',
  key: ['ratingId', 'caseId'],
  doc: {
    by: 'sla',
    en: 'A later proof shows that it was on time: the rung and its points are taken back.',
    zh: '后到的凭证证明按期，预警与分值撤回。',
  },
  schema: Type.Object({
    ...deadlineOf,
    alertId: text(200),
    rung: oneOf(rungs),
    points: Type.Number({ minimum: 0 }),
    dueAt: instant,
    withdrawnAt: instant,
  }),
  example: {
    ...sampleDeadlineOf,
    alertId: sample.alertId,
    rung: 'overdue',
    points: 1,
    dueAt: sample.dueAt,
    withdrawnAt: '2026-11-24T08:00:00+08:00',
  },
});
