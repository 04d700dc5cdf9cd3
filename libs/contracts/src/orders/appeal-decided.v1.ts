import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { anyOfThese, appealId, closed, mayBeEmpty } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutEither } from '../vocabulary/order';

export const ToDeptAppealDecided = defineMessage({
  type: 'appeal.decided.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'rating',
    en: 'An appeal was decided: the rating is revoked, not adopted, or stands and is to be rectified.',
    zh: '申诉决定：撤销、不予采纳，或维持并整改。',
  },
  schema: Type.Object(
    {
      ...aboutEither,
      appealId,
      outcome: oneOf(['revoked', 'not_adopted', 'stands'] as const),
      reason: mayBeEmpty(2000),
    },
    { ...closed, ...anyOfThese('orderId', 'ratingId') },
  ),
  example: {
    ratingId: sample.ratingId,
    appealId: sample.appealId,
    outcome: 'stands',
    reason: '经核查监控，评价属实。',
  },
});
