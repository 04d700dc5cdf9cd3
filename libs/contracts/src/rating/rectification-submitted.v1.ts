import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, jurisdiction, org, ratingId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RectificationSubmitted = defineMessage({
  type: 'rating.rectification.submitted.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'A unit says that it has rectified or explained a bad rating. With reviewRequired its clock stands until the review; without it this ends the clock. Where the regulation counts the telling (Q72): toldAt is when the unit told the person; with tellingOwed the clock ends only with rating.rectification.told.',
    zh: '单位提交差评整改或解释说明。须审核的，审核期间停止计时；无须审核的，即为完成。以告知为准的（Q72），toldAt 为告知时刻；tellingOwed 为真的，以 rating.rectification.told 为准。',
  },
  schema: Type.Object({
    ratingId,
    org,
    jurisdiction,
    disposition: oneOf(['immediate', 'by_deadline', 'explained'] as const),
    submittedAt: instant,
    reviewRequired: Type.Boolean(),
    tellingOwed: Type.Optional(Type.Boolean()),
    toldAt: Type.Optional(instant),
  }),
  example: {
    ratingId: sample.ratingId,
    org: sample.org,
    jurisdiction: '350521',
    disposition: 'by_deadline',
    submittedAt: '2026-12-02T10:00:00+08:00',
    reviewRequired: true,
  },
});
