import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { appealId, instant, jurisdiction, localDate, org, ratingId, ruleId } from '../vocabulary/fields';
import { oneOf } from '../vocabulary/words';
import { sample } from '../vocabulary/sample';

export const AppealOverdue = defineMessage({
  type: 'rating.appeal.overdue.v1',
  topic: 'rating.ratings',
  key: 'ratingId',
  doc: {
    by: 'rating',
    en: 'The limit of the authority has passed: the appeal is not decided, or the applicant has not been told. effect: what the silence means where the regulation limits the decision; a late decision is still taken.',
    zh: '主管机构的期限已过：申诉未决定或未告知申请人。effect 为逾期不决定的效果；逾期决定仍予接受。',
  },
  schema: Type.Object({
    ratingId,
    appealId,
    org,
    jurisdiction,
    lacks: oneOf(['decision', 'notice'] as const),
    decideBy: localDate,
    effect: Type.Optional(oneOf(['stands', 'revoked'] as const)),
    noticedAt: instant,
    ruleId: Type.Optional(ruleId),
  }),
  example: {
    ratingId: sample.ratingId,
    appealId: sample.appealId,
    org: sample.org,
    jurisdiction: '220271',
    lacks: 'decision',
    decideBy: '2026-12-03',
    effect: 'stands',
    noticedAt: '2026-12-04T00:00:00+08:00',
    ruleId: 'JL-19',
  },
});
