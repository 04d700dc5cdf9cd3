import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, reasonCode, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseHeld = defineMessage({
  type: 'intake.case.held.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'No rule could decide: a person screens the case. The findings name each check that was not clear.',
    zh: '规则无法判定，转人工甄别；findings 列出各项不明的检查。',
  },
  schema: Type.Object({
    caseId,
    heldAt: instant,
    findings: Type.Array(Type.Object({ check: text(100), reasonCode, ruleId: Type.Optional(ruleId) })),
  }),
  example: {
    caseId: sample.caseId,
    heldAt: sample.acceptedAt,
    findings: [{ check: 'caseTypeIsKnown', reasonCode: 'INTAKE.UNKNOWN_CASE_TYPE' }],
  },
});
