import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, reasonCode } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseSplitDecided = defineMessage({
  type: 'routing.case.split_decided.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'Routing let a case go that is to be split, and has it no more; or keeps it whole because a unit has it or it has ended.',
    zh: 'routing 放行拟拆分的件，不再承办；或因已交办、已终结而不予放行。',
  },
  schema: Type.Object({
    caseId,
    granted: Type.Boolean(),
    reasonCode: Type.Optional(reasonCode),
    decidedAt: instant,
  }),
  example: { caseId: sample.caseId, granted: true, decidedAt: '2026-11-16T10:00:01+08:00' },
});
