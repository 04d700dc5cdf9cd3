import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { deciders, oneOf, urgencies } from '../vocabulary/words';

export const CaseUrgencyMarked = defineMessage({
  type: 'routing.case.urgency_marked.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'A person found that an open case is urgent, or is not any more. Who and why stays with routing.',
    zh: '经人工认定为紧急件或取消紧急；认定人与理由存于 routing。',
  },
  schema: Type.Object({ caseId, urgency: oneOf(urgencies), by: oneOf(deciders), markedAt: instant }),
  example: {
    caseId: sample.caseId,
    urgency: 'urgent',
    by: 'dispatcher',
    markedAt: '2026-11-17T10:00:01+08:00',
  },
});
