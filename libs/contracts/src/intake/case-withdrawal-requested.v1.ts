import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, sealed, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseWithdrawalRequested = defineMessage({
  type: 'intake.case.withdrawal_requested.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The person withdraws a case that was accepted: routing alone ends it (routing.case.withdrawn.v1) or has ended it already.',
    zh: '诉求人请求撤回已受理的件：由 routing 决定终结（routing.case.withdrawn.v1），或此前已终结。',
  },
  schema: Type.Object({
    caseId,
    requestedAt: instant,
    hasProof: Type.Boolean(),
    sealedText: Type.Optional(
      Type.Object({ keyId: text(64), reason: Type.Optional(sealed), proof: Type.Optional(sealed) }),
    ),
  }),
  example: {
    caseId: sample.caseId,
    requestedAt: '2026-11-17T10:00:00+08:00',
    hasProof: true,
    sealedText: { keyId: sample.keyId, reason: sample.ciphertext, proof: sample.ciphertext },
  },
});
