import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const AssignedCaseWithdrawn = defineMessage({
  type: 'routing.case.withdrawn.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'Routing ended an assigned case because the person withdrew it; intake confirms it to the province.',
    zh: '因诉求人撤回，routing 终结已分派的件；由 intake 向省平台回执。',
  },
  schema: Type.Object({ caseId, withdrawnAt: instant }),
  example: { caseId: sample.caseId, withdrawnAt: '2026-11-17T10:00:01+08:00' },
});
