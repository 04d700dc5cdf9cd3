import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { addresseeRoles, oneOf, rungs } from '../vocabulary/words';
import { instant, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { deadlineOf, sampleDeadlineOf } from '../vocabulary/deadline';

export const AlertRaised = defineMessage({
  type: 'sla.alert.raised.v1',
  topic: 'sla.deadlines',
  key: ['ratingId', 'caseId'],
  doc: {
    by: 'sla',
    en: 'A rung of a deadline was reached; each at most once. Points are of this rung and replace those of the rung before.',
    zh: '达到预警级别，每级至多一次。points 替代前一级分值。',
  },
  schema: Type.Object({
    ...deadlineOf,
    alertId: text(200),
    rung: oneOf(rungs),
    addresseeRole: oneOf(addresseeRoles),
    points: Type.Number({ minimum: 0 }),
    dueAt: instant,
    issuedAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleDeadlineOf,
    alertId: sample.alertId,
    rung: 't-1',
    addresseeRole: 'handler',
    points: 0,
    dueAt: sample.dueAt,
    issuedAt: '2026-11-20T00:00:00+08:00',
    ruleId: 'XX-19',
  },
});
