import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { eventSeq, jurisdiction, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const ProvinceCaseUrged = defineMessage({
  type: 'province.case.urged.v1',
  topic: 'province.cases',
  key: 'upstreamCaseNo',
  external: true,
  retained: false,
  doc: {
    by: 'province',
    en: 'The person urges a case. No deadline changes by it.',
    zh: '诉求人催办。催办不改变期限。',
  },
  schema: Type.Object({
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    eventSeq,
    jurisdiction: Type.Optional(jurisdiction),
  }),
  example: { sourceSystem: sample.sourceSystem, upstreamCaseNo: sample.upstreamCaseNo, eventSeq: 3 },
});
