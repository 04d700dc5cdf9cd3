import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseOutcomes, oneOf } from '../vocabulary/words';
import { instant, round, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { orderOfOrg, sampleOrderOfOrg } from '../vocabulary/order';

export const CaseCompleted = defineMessage({
  type: 'routing.case.completed.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'Routing has ended this round of the case. sla now closes the clocks (sla.case.clocks_closed.v1), and then the receipt goes out. finishedAt is the accepted submission.',
    zh: '本轮办理终结。sla 随即结清期限（sla.case.clocks_closed.v1），之后发出回执。finishedAt 为被认可的提交时间。',
  },
  schema: Type.Object({
    ...orderOfOrg,
    round,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    outcome: oneOf(caseOutcomes),
    finishedAt: instant,
    completedAt: instant,
    upheld: Type.Optional(Type.Boolean()),
  }),
  example: {
    ...sampleOrderOfOrg,
    round: 1,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    outcome: 'resolved',
    finishedAt: sample.submittedAt,
    completedAt: sample.completedAt,
    upheld: true,
  },
});
