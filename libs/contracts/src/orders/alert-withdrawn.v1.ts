import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { departmentDeadlineKinds, oneOf, rungs } from '../vocabulary/words';
import { anyOfThese, closed, deadlineId, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutEither, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptAlertWithdrawn = defineMessage({
  type: 'alert.withdrawn.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'sla',
    en: 'A later proof shows that it was on time: the rung and its points are withdrawn.',
    zh: '后到的凭证证明按期，预警及其分值撤销。',
  },
  schema: Type.Object(
    {
      ...aboutEither,
      deadlineId: Type.Optional(deadlineId),
      deadlineKind: oneOf(departmentDeadlineKinds),
      rung: oneOf(rungs),
      points: Type.Number({ minimum: 0 }),
      dueAt: instant,
    },
    { ...closed, ...anyOfThese('orderId', 'ratingId') },
  ),
  example: {
    ...sampleAboutOrder,
    deadlineId: sample.deadlineId,
    deadlineKind: 'completion',
    rung: 'overdue',
    points: 0,
    dueAt: sample.dueAt,
  },
});
