import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { deciders, oneOf } from '../vocabulary/words';
import { instant, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { caseFacts, sampleFacts, sealedAttachments, sealedText } from '../vocabulary/case-facts';

export const CaseAccepted = defineMessage({
  type: 'intake.case.accepted.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The case is accepted and may be assigned. It repeats everything of registered, corrected by the screening; the text is sealed under the case key.',
    zh: '诉求件已受理，可以分派。内容含登记信息（以甄别更正为准）；文本以件密钥加密。',
  },
  schema: Type.Object({
    ...caseFacts,
    acceptedAt: instant,
    by: oneOf(deciders),
    rulesApplied: Type.Array(ruleId),
    sealedText,
    attachments: sealedAttachments,
  }),
  example: {
    ...sampleFacts,
    acceptedAt: sample.acceptedAt,
    by: 'system',
    rulesApplied: ['XX-03', 'XX-13'],
    sealedText: { keyId: sample.keyId, title: sample.ciphertext, content: sample.ciphertext },
    attachments: [
      {
        url: 'https://zwfw.example.cn/files/20261116/873-1',
        sha256: sample.sha256,
        size: 184320,
        mediaType: 'image/jpeg',
        sealedName: sample.ciphertext,
      },
    ],
  },
});
