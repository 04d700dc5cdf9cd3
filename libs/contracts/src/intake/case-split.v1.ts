import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseId, caseNo, instant, partOfCase } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { caseTypes, deciders, oneOf } from '../vocabulary/words';

export const CaseSplit = defineMessage({
  type: 'intake.case.split.v1',
  topic: 'intake.cases',
  key: 'caseId',
  doc: {
    by: 'intake',
    en: 'A message with several demands was split. Each part is a case of its own from here on; the original only waits for their ends and is not counted beside them.',
    zh: '含多项诉求的件已拆分。各分件自此为独立的件；原件仅待各分件办结，不与分件重复计数。',
  },
  schema: Type.Object({
    caseId,
    parts: Type.Array(
      Type.Object({ caseId, caseNo, part: partOfCase, caseType: oneOf([...caseTypes, 'unknown'] as const) }),
      { minItems: 2, maxItems: 20 },
    ),
    decidedBy: oneOf(deciders),
    splitAt: instant,
  }),
  example: {
    caseId: sample.caseId,
    parts: [
      {
        caseId: 'c-1f0d6f3f9d0b4c0e8a11',
        caseNo: `${sample.caseNo}-1`,
        part: '1/2',
        caseType: 'consultation',
      },
      { caseId: 'c-77b1c2a4d5e6f7a8b9c0', caseNo: `${sample.caseNo}-2`, part: '2/2', caseType: 'complaint' },
    ],
    decidedBy: 'dispatcher',
    splitAt: '2026-11-16T10:00:01+08:00',
  },
});
