import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, sealed, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { sealedAttachments } from '../vocabulary/case-facts';

export const CaseSupplemented = defineMessage({
  type: 'intake.case.supplemented.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The person added to the case.',
    zh: '诉求人补充内容。',
  },
  schema: Type.Object({
    caseId,
    sealedText: Type.Object({ keyId: text(64), content: sealed }),
    newFacts: Type.Optional(Type.Boolean()),
    attachments: sealedAttachments,
    supplementedAt: instant,
  }),
  example: {
    caseId: sample.caseId,
    sealedText: { keyId: sample.keyId, content: sample.ciphertext },
    newFacts: true,
    attachments: [],
    supplementedAt: '2026-11-17T09:00:00+08:00',
  },
});
