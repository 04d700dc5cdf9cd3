import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { caseId, instant, ruleId, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseDuplicateLinked = defineMessage({
  type: 'intake.case.duplicate_linked.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The case is the same matter of the same person as its master: it is not assigned, and ends when the master does.',
    zh: '与主件为同一人同一事项：不再分派，随主件终结。',
  },
  schema: Type.Object({
    caseId,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    masterCaseId: caseId,
    masterUpstreamCaseNo: upstreamNo,
    ruleId: Type.Optional(ruleId),
    decidedBy: oneOf(deciders),
    linkedAt: instant,
  }),
  example: {
    caseId: sample.caseId,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    masterCaseId: 'c-0a11f2b3c4d5e6f70812',
    masterUpstreamCaseNo: 'HN41072620261110000412',
    ruleId: 'XX-10',
    decidedBy: 'system',
    linkedAt: sample.acceptedAt,
  },
});
