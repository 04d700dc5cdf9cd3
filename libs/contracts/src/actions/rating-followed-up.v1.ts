import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { acceptedTime, mayBeEmpty, ratingId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DeptRatingFollowedUp = defineMessage({
  type: 'dept.rating.followed_up.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'The person was asked again after the rectification.',
    zh: '整改后回访。',
  },
  schema: Type.Object({
    ratingId,
    outcome: oneOf(['satisfied', 'unsatisfied', 'unreachable'] as const),
    at: Type.Optional(acceptedTime),
    note: Type.Optional(mayBeEmpty(2000)),
  }),
  example: { ratingId: sample.ratingId, outcome: 'satisfied', at: '2026-12-02 10:00:00', note: '' },
});
