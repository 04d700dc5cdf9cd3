import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, orderId, org, round, sealed, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { sampleOrderOfOrg } from '../vocabulary/order';

export const CaseReplied = defineMessage({
  type: 'routing.case.replied.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The reply is released to the person; its text is sealed under the case key.',
    zh: '答复已可告知诉求人；文本以件密钥加密。',
  },
  schema: Type.Object({
    caseId,
    orderId,
    org,
    round,
    repliedAt: instant,
    sealedReply: Type.Object({ keyId: text(64), reply: sealed }),
  }),
  example: {
    ...sampleOrderOfOrg,
    round: 1,
    repliedAt: sample.reviewedAt,
    sealedReply: { keyId: sample.keyId, reply: sample.ciphertext },
  },
});
