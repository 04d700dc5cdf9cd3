import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { count, instant, ratingId, ruleId, sent, text } from '../vocabulary/fields';
import { oneOf } from '../vocabulary/words';
import { sample } from '../vocabulary/sample';

export const ToDeptRatingConcentrated = defineMessage({
  type: 'rating.concentrated.v1',
  topic: 'dept.{org}.orders',
  key: 'concentrationId',
  external: true,
  retained: false,
  doc: {
    by: 'rating',
    en: 'Bad ratings have gathered about the department or one of its staff: the head of the window rectifies and reports at POST /concentrations/{id}/report (JL).',
    zh: '差评集中通知：由业务窗口负责人落实整改，并经 POST /concentrations/{id}/report 报告（吉林）。',
  },
  schema: sent({
    concentrationId: text(64),
    task: count,
    on: oneOf(['staff', 'department'] as const),
    windowNo: Type.Optional(text(50)),
    ratingIds: Type.Array(ratingId),
    days: count,
    openedAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    concentrationId: 'n-6a1f0c44de2b97305c18',
    task: 1,
    on: 'department',
    windowNo: 'A-03',
    ratingIds: [sample.ratingId],
    days: 30,
    openedAt: sample.receivedAt,
    ruleId: 'JL-04',
  },
});
