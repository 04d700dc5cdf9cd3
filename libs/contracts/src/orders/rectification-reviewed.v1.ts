import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { anyOfThese, closed, mayBeEmpty } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutEither } from '../vocabulary/order';

export const ToDeptRectificationReviewed = defineMessage({
  type: 'rectification.reviewed.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'rating',
    en: 'The rectification was checked.',
    zh: '整改审核结果。',
  },
  schema: Type.Object(
    { ...aboutEither, accepted: Type.Boolean(), reason: mayBeEmpty(2000) },
    { ...closed, ...anyOfThese('orderId', 'ratingId') },
  ),
  example: { ratingId: sample.ratingId, accepted: true, reason: '' },
});
