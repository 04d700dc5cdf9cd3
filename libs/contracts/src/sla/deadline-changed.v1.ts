import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, localDate, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { runningDeadline, sampleRunningDeadline } from '../vocabulary/deadline';

export const DeadlineChanged = defineMessage({
  type: 'sla.deadline.changed.v1',
  topic: 'sla.deadlines',
  key: ['ratingId', 'caseId'],
  doc: {
    by: 'sla',
    en: 'A running clock got another end; the cause says why, and the values before stay readable.',
    zh: '期限变更；cause 说明原因，并保留变更前的值。',
  },
  schema: Type.Object({
    ...runningDeadline,
    changedAt: instant,
    before: Type.Object({
      dueAt: instant,
      dueOn: localDate,
      calendarVersion: text(200),
      provisional: Type.Boolean(),
    }),
  }),
  example: {
    ...sampleRunningDeadline,
    dueAt: '2026-11-30T23:59:59.999+08:00',
    dueOn: '2026-11-30',
    workingDays: 10,
    cause: 'extension_granted',
    changedAt: '2026-11-20T10:00:00+08:00',
    before: { dueAt: sample.dueAt, dueOn: sample.dueOn, calendarVersion: 'CN/2026@1', provisional: false },
  },
});
