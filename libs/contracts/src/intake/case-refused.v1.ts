import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { caseId, instant, reasonCode, ruleId, sourceSystem, text, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseRefused = defineMessage({
  type: 'intake.case.refused.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The case is not accepted. Its end.',
    zh: '不予受理，为终结状态。',
  },
  schema: Type.Object({
    caseId,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    reasonCode,
    ruleId: Type.Optional(ruleId),
    referral: Type.Optional(text(500)),
    decidedBy: oneOf(deciders),
    refusedAt: instant,
  }),
  example: {
    caseId: sample.caseId,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    reasonCode: 'INTAKE.OTHER_PROCEDURE',
    ruleId: 'XX-11',
    referral: '新乡经开区行政复议机构',
    decidedBy: 'dispatcher',
    refusedAt: sample.acceptedAt,
  },
});
