import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseWithdrawn = defineMessage({
  type: 'intake.case.withdrawn.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The case has ended by withdrawal: before it was assigned, or because routing has confirmed it.',
    zh: '诉求件已按撤回终结：分派前撤回，或经 routing 确认。',
  },
  schema: Type.Object({
    caseId,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    withdrawnAt: instant,
    afterAssignment: Type.Boolean(),
  }),
  example: {
    caseId: sample.caseId,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    withdrawnAt: '2026-11-17T10:00:01+08:00',
    afterAssignment: false,
  },
});
