import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, org, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseProposed = defineMessage({
  type: 'routing.case.proposed.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'Who may be responsible, best first, with the reasons; a dispatcher decides.',
    zh: '拟办单位建议，按优先次序并附理由，由分派人员决定。',
  },
  schema: Type.Object({
    caseId,
    proposedAt: instant,
    candidates: Type.Array(
      Type.Object({ org, reasons: Type.Array(text(100)), ruleId: Type.Optional(ruleId) }),
    ),
  }),
  example: {
    caseId: sample.caseId,
    proposedAt: sample.acceptedAt,
    candidates: [{ org: sample.org, reasons: ['duty.taskCode'], ruleId: 'XX-05' }],
  },
});
