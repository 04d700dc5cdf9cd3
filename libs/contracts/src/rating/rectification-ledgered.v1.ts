import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, localDate, org, ratingId } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const RectificationLedgered = defineMessage({
  type: 'rating.rectification.ledgered.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'A complex rectification was entered in the ledger with a limit of its own (HA-24); the reason stays with the rating service.',
    zh: '情况复杂的整改已列入台账并限期；理由留存于评价服务。',
  },
  schema: Type.Object({
    ratingId,
    org,
    jurisdiction,
    limit: localDate,
    enteredAt: instant,
  }),
  example: {
    ratingId: sample.ratingId,
    org: sample.org,
    jurisdiction: '350521',
    limit: '2027-01-15',
    enteredAt: '2026-12-02T10:00:00+08:00',
  },
});
