import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { eventSeq, jurisdiction, sourceSystem, text, upstreamNo } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const ProvinceRatingWithdrawn = defineMessage({
  type: 'province.rating.withdrawn.v1',
  topic: 'province.ratings',
  key: 'upstreamRatingNo',
  external: true,
  retained: false,
  doc: {
    by: 'province',
    en: 'A rating is withdrawn. It stays stored and no longer counts.',
    zh: '撤回评价。评价留存，但不再计入。',
  },
  schema: Type.Object({
    sourceSystem,
    upstreamRatingNo: upstreamNo,
    eventSeq,
    jurisdiction: Type.Optional(jurisdiction),
    reason: Type.Optional(text(2000)),
  }),
  example: {
    sourceSystem: sample.sourceSystem,
    upstreamRatingNo: sample.upstreamRatingNo,
    eventSeq: 2,
    reason: '误操作',
  },
});
