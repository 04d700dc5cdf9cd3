import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { caseId, instant, reasonCode, ruleId, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseReturned = defineMessage({
  type: 'intake.case.returned.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The case goes back to the province. Its end.',
    zh: '退回省平台，为终结状态。',
  },
  schema: Type.Object({
    caseId,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    reasonCode,
    ruleId: Type.Optional(ruleId),
    decidedBy: oneOf(deciders),
    returnedAt: instant,
  }),
  example: {
    caseId: sample.caseId,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    reasonCode: 'INTAKE.OTHER_JURISDICTION',
    ruleId: 'XX-05',
    decidedBy: 'dispatcher',
    returnedAt: sample.acceptedAt,
  },
});
