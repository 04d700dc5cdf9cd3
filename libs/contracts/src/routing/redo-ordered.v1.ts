import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, jurisdiction, localDate, ratingId, round, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const RedoOrdered = defineMessage({
  type: 'routing.redo.ordered.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'A dissatisfied rating reopened the order, once; the redo clock starts when redo.delivered says so.',
    zh: '评价不满意，交办单重办一次；自 redo.delivered 起计时。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    round,
    class: Type.Optional(oneOf(['A', 'B', 'C'] as const)),
    orderedAt: instant,
    ratingId,
    jurisdiction: Type.Optional(jurisdiction),
    receivedOn: Type.Optional(localDate),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ...sampleOrderOfOrg,
    round: 2,
    orderedAt: '2026-11-25T20:11:06+08:00',
    ratingId: sample.ratingId,
    ruleId: 'LN-49',
  },
});
