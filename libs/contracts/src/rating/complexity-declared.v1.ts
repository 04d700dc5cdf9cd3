import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, jurisdiction, org, ratingId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RatingComplexityDeclared = defineMessage({
  type: 'rating.complexity.declared.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'A unit has declared in time how complex the rectification of a bad rating is (JL-09).',
    zh: '单位在期限内申报差评整改的复杂程度。',
  },
  schema: Type.Object({
    ratingId,
    org,
    jurisdiction,
    complexity: oneOf(['ordinary', 'complex'] as const),
    declaredAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    org: sample.org,
    jurisdiction: '350521',
    complexity: 'complex',
    declaredAt: '2026-11-26T10:00:00+08:00',
  },
});
