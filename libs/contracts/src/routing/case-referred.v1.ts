import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { caseId, instant, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseReferred = defineMessage({
  type: 'routing.case.referred.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The file of an upheld complaint about integrity went to discipline inspection (KY-57). The case keeps the end that it has.',
    zh: '涉廉投诉查证属实，投诉件已转请纪委监察部门（KY-57）。本件的办理结果不变。',
  },
  schema: Type.Object({
    caseId,
    target: text(200),
    referredAt: instant,
    by: oneOf(deciders),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    caseId: sample.caseId,
    target: '开阳县纪委监委',
    referredAt: '2026-11-20T10:00:00+08:00',
    by: 'reviewer',
    ruleId: 'KY-57',
  },
});
