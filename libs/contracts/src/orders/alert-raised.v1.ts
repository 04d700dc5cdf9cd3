import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { addresseeRoles, departmentDeadlineKinds, oneOf, rungs } from '../vocabulary/words';
import { anyOfThese, closed, deadlineId, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutEither, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptAlertRaised = defineMessage({
  type: 'alert.raised.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'sla',
    en: 'A rung of a deadline was reached; ce_time is the instant of issue. Points are of this rung: they replace earlier ones, never add.',
    zh: '期限预警；ce_time 为签发时刻。points 为本级分值，替代而非累加。',
  },
  schema: Type.Object(
    {
      ...aboutEither,
      deadlineId: Type.Optional(deadlineId),
      deadlineKind: oneOf(departmentDeadlineKinds),
      rung: oneOf(rungs),
      addresseeRole: oneOf(addresseeRoles),
      points: Type.Number({ minimum: 0 }),
      dueAt: instant,
    },
    { ...closed, ...anyOfThese('orderId', 'ratingId') },
  ),
  example: {
    ...sampleAboutOrder,
    deadlineId: sample.deadlineId,
    deadlineKind: 'completion',
    rung: 't-1',
    addresseeRole: 'handler',
    points: 0,
    dueAt: sample.dueAt,
  },
});
