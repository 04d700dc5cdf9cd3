import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, jurisdiction, org, ratingId, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RectificationFollowedUp = defineMessage({
  type: 'rating.rectification.followed_up.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The person was asked again after the rectification. The rating itself stays as it was given: satisfied is counted apart (HA-28). toldBodies: who is told of a person who is still not satisfied (HA-29). concluded: the person has answered, or was tried often enough (Q10).',
    zh: '整改后回访结果。原评价不变，经整改满意单列；仍不满意的，toldBodies 为被告知的机构。concluded 表示已有答复或已按次数联系未果。',
  },
  schema: Type.Object({
    ratingId,
    org,
    jurisdiction,
    outcome: oneOf(['satisfied', 'unsatisfied', 'unreachable'] as const),
    by: oneOf(['department', 'authority'] as const),
    realName: Type.Boolean(),
    concluded: Type.Optional(Type.Boolean()),
    followedUpAt: instant,
    toldBodies: Type.Optional(
      Type.Array(oneOf(['committee', 'approval_reform_office', 'efficiency_office'] as const)),
    ),
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ratingId: sample.ratingId,
    org: sample.org,
    jurisdiction: '350521',
    outcome: 'satisfied',
    by: 'department',
    realName: true,
    concluded: true,
    followedUpAt: '2026-12-04T10:00:00+08:00',
  },
});
