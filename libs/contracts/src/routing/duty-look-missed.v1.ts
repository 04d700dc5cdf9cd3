import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { instant, jurisdiction, localDate, org, ruleId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';

export const DutyLookMissed = defineMessage({
  type: 'routing.duty.look_missed.v1',
  topic: 'routing.cases',
  key: 'dutyDayId',
  doc: {
    by: 'routing',
    en: 'On a working day a department has not looked at its cases as often as it must (XX-33), or not at all (XX-06). `missed` are the parts of the day in which nobody looked.',
    zh: '某工作日，单位未按规定次数登录查看，或全天未查看。missed 为未查看的时段。',
  },
  schema: Type.Object({
    dutyDayId: text(100),
    org,
    jurisdiction,
    on: localDate,
    looked: Type.Array(text(20), { description: 'parts of the day in which somebody looked' }),
    missed: Type.Array(text(20)),
    foundAt: instant,
    ruleId,
  }),
  example: {
    dutyDayId: `${sample.org}.2026-11-23`,
    org: sample.org,
    jurisdiction: sample.jurisdiction,
    on: '2026-11-23',
    looked: ['morning'],
    missed: ['noon', 'evening'],
    foundAt: '2026-11-24T00:00:00+08:00',
    ruleId: 'XX-33',
  },
});
