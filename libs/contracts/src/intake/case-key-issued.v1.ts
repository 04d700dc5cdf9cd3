import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const CaseKeyIssued = defineMessage({
  type: 'intake.case_key.issued.v1',
  topic: 'intake.keys',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The key of the case texts; a compacted topic of its own. A record without value says that the key was purged: every copy is deleted and the texts are noise.',
    zh: '件文本密钥，存于独立的压缩主题。空值记录表示密钥已销毁，各处副本须删除。',
  },
  schema: Type.Object({
    caseId,
    keyId: text(64),
    key: Type.String({ minLength: 44, maxLength: 44, description: '32 bytes, base64' }),
  }),
  example: {
    caseId: sample.caseId,
    keyId: sample.keyId,
    key: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  },
});
