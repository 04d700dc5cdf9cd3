import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { caseTypes, oneOf } from '../vocabulary/words';

export const AssignedCaseReclassified = defineMessage({
  type: 'routing.case.reclassified.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'An accepted case that has not ended is of another type from `reclassifiedAt` on: its orders stay, their limits are those of the new type.',
    zh: '已受理、未办结的件改为另一类别：交办单不变，期限按新类别重新计算。',
  },
  schema: Type.Object({
    caseId,
    from: oneOf(caseTypes),
    to: oneOf(caseTypes),
    reclassifiedAt: instant,
  }),
  example: {
    caseId: sample.caseId,
    from: 'consultation',
    to: 'complaint',
    reclassifiedAt: '2026-11-17T10:00:01+08:00',
  },
});
