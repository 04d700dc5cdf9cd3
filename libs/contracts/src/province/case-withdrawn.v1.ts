import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { eventSeq, jurisdiction, sourceSystem, text, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const ProvinceCaseWithdrawn = defineMessage({
  type: 'province.case.withdrawn.v1',
  topic: 'province.cases',
  key: 'upstreamCaseNo',
  external: true,
  retained: false,
  doc: {
    by: 'province',
    en: 'The person withdraws a case. It ends only when the answer receipt.case.withdrawn.v1 says so.',
    zh: '诉求人撤回。以回执 receipt.case.withdrawn.v1 为准。',
  },
  schema: Type.Object({
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    eventSeq,
    jurisdiction: Type.Optional(jurisdiction),
    reason: Type.Optional(text(2000)),
    proof: Type.Optional(text(2000)),
  }),
  example: {
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    eventSeq: 4,
    reason: '问题已当场解决',
    proof: '省平台撤回确认单HN-CH-20261117-018',
  },
});
