import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, ruleId } from '../vocabulary/fields';
import { deciders, oneOf } from '../vocabulary/words';
import { sample } from '../vocabulary/sample';

export const CaseSpecialReport = defineMessage({
  type: 'routing.case.special_report.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'A major or hot matter was reported to the leaders of the city (reported), or their instruction on it was recorded (instructed): until then the case is given to nobody and no answer is passed. What was reported and instructed stays sealed.',
    zh: '重大事项或热点难点已形成专报（reported），或市领导批示已登记（instructed）；批示前不派单、不通过审核。专报与批示内容加密留存。',
  },
  schema: Type.Object({
    caseId,
    ground: oneOf(['major', 'hot'] as const),
    state: oneOf(['reported', 'instructed'] as const),
    at: instant,
    by: oneOf(deciders),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    caseId: sample.caseId,
    ground: 'major',
    state: 'instructed',
    at: sample.reviewedAt,
    by: 'dispatcher',
    ruleId: 'LN-25',
  },
});
