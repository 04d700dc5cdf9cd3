import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { caseId, instant, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseTransferred = defineMessage({
  type: 'routing.case.transferred.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The case was handed to another authority. Its end.',
    zh: '已移送其他机关，为终结状态。',
  },
  schema: Type.Object({
    caseId,
    target: text(200),
    transferredAt: instant,
    by: oneOf(deciders),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    caseId: sample.caseId,
    target: '新乡市市场监督管理局',
    transferredAt: '2026-11-17T10:00:00+08:00',
    by: 'reviewer',
  },
});
