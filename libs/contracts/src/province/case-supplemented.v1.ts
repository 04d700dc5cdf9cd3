import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { attachments, eventSeq, jurisdiction, sourceSystem, text, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const ProvinceCaseSupplemented = defineMessage({
  type: 'province.case.supplemented.v1',
  topic: 'province.cases',
  key: 'upstreamCaseNo',
  external: true,
  retained: false,
  doc: {
    by: 'province',
    en: 'The person adds to a case. It keeps its place in the order of eventSeq.',
    zh: '诉求人补充内容，按事件序号排序处理。',
  },
  schema: Type.Object({
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    eventSeq,
    jurisdiction: Type.Optional(jurisdiction),
    content: text(200000),
    newFacts: Type.Optional(Type.Boolean()),
    attachments: Type.Optional(attachments),
  }),
  example: {
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    eventSeq: 2,
    content: '补充：当日取号号码为A037，有取号单为证。',
    newFacts: true,
  },
});
