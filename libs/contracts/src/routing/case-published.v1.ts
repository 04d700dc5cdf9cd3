import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { caseId, caseNo, instant, round, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CasePublished = defineMessage({
  type: 'routing.case.published.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The masked question and answer can be read by anyone (LN-43); the text itself is on no topic.',
    zh: '经审核、保密审查和隐去后，问题与答复已对外发布（LN-43）；文本不上任何主题。',
  },
  schema: Type.Object({
    caseId,
    caseNo,
    round,
    publishedAt: instant,
    by: oneOf(deciders),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    caseId: sample.caseId,
    caseNo: sample.caseNo,
    round: 1,
    publishedAt: '2026-11-20T10:00:00+08:00',
    by: 'reviewer',
    ruleId: 'LN-43',
  },
});
