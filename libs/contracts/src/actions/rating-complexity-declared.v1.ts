import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { ratingId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptRatingComplexityDeclared = defineMessage({
  type: 'dept.rating.complexity_declared.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'How complex the rectification is.',
    zh: '认定整改的复杂程度。',
  },
  schema: Type.Object({
    ratingId,
    complexity: oneOf(['ordinary', 'complex'] as const),
    reason: Type.Optional(text(2000)),
  }),
  example: { ratingId: sample.ratingId, complexity: 'complex', reason: '涉及系统改造' },
});
