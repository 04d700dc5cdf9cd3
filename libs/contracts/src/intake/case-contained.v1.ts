import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { containmentCategories, deciders, oneOf } from '../vocabulary/words';
import { caseId, instant, reasonCode, ruleId, sourceSystem, text, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { sealedText } from '../vocabulary/case-facts';

export const CaseContained = defineMessage({
  type: 'intake.case.contained.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'The words of the case should not have been submitted. Their key is destroyed (`intake.keys`), every copy of them must be; what a person wrote in their place counts instead, under the new key. The case goes on.',
    zh: '件内文本本不应提交，已封控：原密钥销毁，各处副本须清除；以人工撰写的替代文本为准，用新密钥密封。件继续办理。',
  },
  schema: Type.Object({
    caseId,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    keyId: text(64),
    category: oneOf(containmentCategories),
    reasonCode,
    ruleId: Type.Optional(ruleId),
    decidedBy: oneOf(deciders),
    containedAt: instant,
    sealedText,
  }),
  example: {
    caseId: sample.caseId,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    keyId: `${sample.keyId}-2`,
    category: 'third_party_privacy',
    reasonCode: 'INTAKE.SECRET',
    ruleId: 'LN-17',
    decidedBy: 'dispatcher',
    containedAt: '2026-11-17T10:00:01+08:00',
    sealedText: { keyId: `${sample.keyId}-2`, title: sample.ciphertext, content: sample.ciphertext },
  },
});
