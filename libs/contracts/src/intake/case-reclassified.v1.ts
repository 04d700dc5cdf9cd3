import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseFacts } from '../vocabulary/case-facts';
import { caseId, instant, localDate } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { caseTypes, deciders, oneOf } from '../vocabulary/words';

export const CaseReclassified = defineMessage({
  type: 'intake.case.reclassified.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'A person found that the case is of another of the six types. The reason stays sealed with the case. receivedOn and respondent: when it came and whom it is about, for whoever had no use for that before.',
    zh: '经人工重新分类，改为六类中的另一类；理由密封存于件内。receivedOn、respondent 为收件日与所指对象。',
  },
  schema: Type.Object({
    caseId,
    from: oneOf([...caseTypes, 'unknown'] as const),
    to: oneOf(caseTypes),
    decidedBy: oneOf(deciders),
    reclassifiedAt: instant,
    receivedOn: Type.Optional(localDate),
    respondent: caseFacts.respondent,
  }),
  example: {
    caseId: sample.caseId,
    from: 'consultation',
    to: 'complaint',
    decidedBy: 'dispatcher',
    reclassifiedAt: '2026-11-17T10:00:01+08:00',
    receivedOn: sample.receivedOn,
    respondent: { orgCode: sample.orgCode, windowNo: '3' },
  },
});
