import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, ratingId, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RatingReviewOpened = defineMessage({
  type: 'rating.review.opened.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'A bad rating came in a division where the authority reviews every one of its own motion (JL-15): into these aspects.',
    zh: '收到差评即启动复核，列明复核的方面。',
  },
  schema: Type.Object({
    ratingId,
    jurisdiction,
    aspects: Type.Array(text(50)),
    openedAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ratingId: sample.ratingId,
    jurisdiction: '220271',
    aspects: ['quality', 'efficiency', 'attitude'],
    openedAt: '2026-11-25T20:11:06+08:00',
    ruleId: 'JL-15',
  },
});
