import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseFacts, sampleFacts } from '../vocabulary/case-facts';

export const CaseRegistered = defineMessage({
  type: 'intake.case.registered.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'A case has arrived and has its id and number; the first event of every case. It is not yet accepted: accepted, held, refused, returned, duplicate or withdrawn follows.',
    zh: '诉求件已到达并取得编号，为每件的首个事件。此时尚未受理，随后为受理、待甄别、不予受理、退回、重复或撤回。',
  },
  schema: Type.Object({ ...caseFacts }),
  example: { ...sampleFacts },
});
