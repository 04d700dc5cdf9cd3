import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, count, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseUrged = defineMessage({
  type: 'intake.case.urged.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The person urged the case.',
    zh: '诉求人催办。',
  },
  schema: Type.Object({ caseId, urgedAt: instant, times: Type.Optional(count) }),
  example: { caseId: sample.caseId, urgedAt: '2026-11-18T09:00:00+08:00', times: 1 },
});
