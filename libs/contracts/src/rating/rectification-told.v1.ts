import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant, jurisdiction, org, ratingId, ruleId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RectificationTold = defineMessage({
  type: 'rating.rectification.told.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The authority has told the person who rated badly what was done. Where the regulation counts the telling (JL-09, Q72), this ends the clock.',
    zh: '主管机构已将处理结果告知评价人。以告知为准的（JL-09，Q72），期限以此为完成。',
  },
  schema: Type.Object({
    ratingId,
    org,
    jurisdiction,
    how: oneOf(['in_person', 'by_telephone', 'in_writing', 'online'] as const),
    toldAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ratingId: sample.ratingId,
    org: sample.org,
    jurisdiction: '220271',
    how: 'by_telephone',
    toldAt: '2026-12-02T15:00:00+08:00',
    ruleId: 'JL-09',
  },
});
