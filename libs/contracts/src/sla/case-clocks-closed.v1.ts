import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseOutcomes, oneOf } from '../vocabulary/words';
import { count, instant, round, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const CaseClocksClosed = defineMessage({
  type: 'sla.case.clocks_closed.v1',
  topic: 'sla.deadlines',
  key: 'caseId',
  doc: {
    by: 'sla',
    en: 'Every clock of this round is closed; onTime is of the own deadline of the round. routing now sends the completed receipt.',
    zh: '本轮期限全部结清；onTime 指本轮期限。随后由 routing 发出办结回执。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    round,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    onTime: Type.Boolean(),
    outcome: oneOf(caseOutcomes),
    finishedAt: instant,
    completedAt: instant,
    overdueDays: Type.Optional(count),
  }),
  example: {
    ...sampleOrderOfOrg,
    round: 1,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    onTime: true,
    outcome: 'resolved',
    finishedAt: sample.submittedAt,
    completedAt: sample.completedAt,
    overdueDays: 0,
  },
});
