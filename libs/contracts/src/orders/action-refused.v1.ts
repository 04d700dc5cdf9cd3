import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { reasonCode, ruleId, sent, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { aboutEither, sampleAboutOrder } from '../vocabulary/order';

export const ToDeptActionRefused = defineMessage({
  type: 'action.refused.v1',
  topic: 'dept.{org}.orders',
  key: ['ratingId', 'caseId'],
  external: true,
  retained: false,
  doc: {
    by: 'any service',
    en: 'An action of the department was refused: an answer, not an error. actionId is the id of the action; the rule says why.',
    zh: '对该单位操作的拒绝，是答复不是错误。actionId 为其消息 id，并注明规则。',
  },
  schema: sent({
    ...aboutEither,
    actionId: text(512),
    reasonCode,
    ruleId: Type.Optional(ruleId),
    message: text(1000),
  }),
  example: {
    ...sampleAboutOrder,
    actionId: sample.actionId,
    reasonCode: 'ORDER.REPLY_ELEMENTS_MISSING',
    ruleId: 'XX-25',
    message: '答复缺少规定要素：measures',
  },
});
