import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, instant } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { deciders, oneOf } from '../vocabulary/words';

export const CaseSplitRequested = defineMessage({
  type: 'intake.case.split_requested.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'An accepted case holds several demands and is to be split: routing lets it go while no unit has it (routing.case.split_decided.v1).',
    zh: '已受理的件含多项诉求，拟予拆分：尚无单位承办时由 routing 放行（routing.case.split_decided.v1）。',
  },
  schema: Type.Object({
    caseId,
    parts: Type.Integer({ minimum: 2, maximum: 20 }),
    decidedBy: oneOf(deciders),
    requestedAt: instant,
  }),
  example: {
    caseId: sample.caseId,
    parts: 2,
    decidedBy: 'dispatcher',
    requestedAt: '2026-11-16T10:00:00+08:00',
  },
});
