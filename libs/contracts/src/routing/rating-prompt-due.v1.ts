import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, caseNo, instant, jurisdiction, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RatingPromptDue = defineMessage({
  type: 'routing.rating.prompt_due.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The case is closed, and the regulation has the person prompted to rate it (HA-14).',
    zh: '已办结，按规定应提示当事人评价。',
  },
  schema: Type.Object({
    caseId,
    caseNo,
    jurisdiction,
    completedAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    caseId: sample.caseId,
    caseNo: sample.caseNo,
    jurisdiction: '350521',
    completedAt: sample.completedAt,
    ruleId: 'HA-14',
  },
});
