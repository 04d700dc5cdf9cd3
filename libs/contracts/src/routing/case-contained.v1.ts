import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant, sourceSystem, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { containmentCategories, oneOf } from '../vocabulary/words';

export const AssignedCaseContained = defineMessage({
  type: 'routing.case.contained.v1',
  topic: 'routing.cases',
  key: 'caseId',
  doc: {
    by: 'routing',
    en: 'The words of the case have been contained here too, after intake.case.contained: whoever keeps words about its orders destroys them. `unpublished`: its answer could be read by anyone, and cannot any more.',
    zh: '继 intake.case.contained 之后，本服务亦已封控该件文本；凡存有与其交办单有关的文字者须予销毁。unpublished：原已公开的答复已撤回。',
  },
  schema: Type.Object({
    caseId,
    sourceSystem,
    upstreamCaseNo: upstreamNo,
    category: oneOf(containmentCategories),
    containedAt: instant,
    unpublished: Type.Boolean(),
  }),
  example: {
    caseId: sample.caseId,
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    category: 'third_party_privacy',
    containedAt: '2026-11-17T10:00:01+08:00',
    unpublished: false,
  },
});
