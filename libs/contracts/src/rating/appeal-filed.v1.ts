import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { appealId, instant, jurisdiction, localDate, org, ratingId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const AppealFiled = defineMessage({
  type: 'rating.appeal.filed.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'An admissible appeal of a bad rating: the share of this organisation is under review. decideBy is the last day of the decision where the regulation sets one; countsMeanwhile false: not counted until then (Q9).',
    zh: '差评申诉已受理，该单位的评价在复核中。decideBy 为规定的决定期限末日；countsMeanwhile 为 false 的，复核期间不计入。',
  },
  schema: Type.Object({
    ratingId,
    appealId,
    org,
    jurisdiction,
    form: oneOf(['in_system', 'written'] as const),
    grounds: oneOf(['mistaken', 'malicious', 'other'] as const),
    filedAt: instant,
    decideBy: Type.Optional(localDate),
    countsMeanwhile: Type.Optional(Type.Boolean()),
  }),
  example: {
    ratingId: sample.ratingId,
    appealId: sample.appealId,
    org: sample.org,
    jurisdiction: '350521',
    form: 'in_system',
    grounds: 'mistaken',
    filedAt: '2026-11-26T09:00:00+08:00',
    decideBy: '2026-12-01',
  },
});
