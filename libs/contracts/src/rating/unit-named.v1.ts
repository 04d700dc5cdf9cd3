import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, org, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { oneOf } from '../vocabulary/words';

export const UnitNamed = defineMessage({
  type: 'rating.unit.named.v1',
  topic: 'rating.ratings',
  key: 'incidentId',
  doc: {
    by: 'rating',
    en: 'A person has decided that a unit is named publicly for what an incident found, such as a rectification that falls short (JL-05). accountable: it was decided, too, that somebody is held to account. No person is named.',
    zh: '经人员决定，对单位予以通报（如整改不到位）。accountable 表示同时决定问责。不涉及个人。',
  },
  schema: Type.Object({
    incidentId: text(64),
    org,
    jurisdiction,
    kind: oneOf(['failure_to_rectify', 'poor_result'] as const),
    accountable: Type.Boolean(),
    namedAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    incidentId: 'i-0d4e6b1f92a7c3855e21',
    org: sample.org,
    jurisdiction: '220271',
    kind: 'failure_to_rectify',
    accountable: true,
    namedAt: '2026-12-08T10:00:00+08:00',
    ruleId: 'JL-05',
  },
});
