import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { departmentDeadlineKinds, oneOf } from '../vocabulary/words';
import { count, deadlineId, instant, requestId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { byAction, orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const ExtensionRequested = defineMessage({
  type: 'sla.extension.requested.v1',
  topic: 'sla.deadlines',
  key: 'caseId',
  doc: {
    by: 'sla',
    en: 'An extension was asked for before the deadline ended; a dispatcher decides.',
    zh: '期限届满前申请延期，待决定。',
  },
  schema: Type.Object({
    requestId,
    ...orderOfOrg,
    ...byAction,
    deadlineKind: oneOf(departmentDeadlineKinds),
    deadlineId: Type.Optional(deadlineId),
    workingDays: count,
    requestedAt: instant,
    nth: Type.Optional(count),
  }),
  example: {
    requestId: sample.requestId,
    ...sampleOrderOfOrg,
    actionId: sample.actionId,
    deadlineKind: 'completion',
    deadlineId: sample.deadlineId,
    workingDays: 5,
    requestedAt: '2026-11-19T15:00:00+08:00',
    nth: 1,
  },
});
