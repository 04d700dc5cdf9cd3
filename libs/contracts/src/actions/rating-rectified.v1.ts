import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { localDate, ratingId, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { replyElements, signOff } from '../vocabulary/reply';

export const DeptRatingRectified = defineMessage({
  type: 'dept.rating.rectified.v1',
  topic: 'dept.{org}.actions',
  key: [],
  external: true,
  retained: false,
  doc: {
    by: 'department',
    en: 'The bad rating was rectified, entered in the ledger with a limit, or explained. XX also sends the reply elements and the sign-off.',
    zh: '差评整改、列入台账并明确时限，或作出说明。新乡另附答复要素与审签。',
  },
  schema: Type.Object({
    ratingId,
    disposition: oneOf(['immediate', 'by_deadline', 'ledger', 'explained'] as const),
    measures: Type.Optional(text(20000)),
    result: Type.Optional(text(20000)),
    ledger: Type.Optional(Type.Object({ limit: localDate, reason: text(5000) })),
    elements: Type.Optional(Type.Object(replyElements)),
    signOff: Type.Optional(signOff),
  }),
  example: {
    ratingId: sample.ratingId,
    disposition: 'by_deadline',
    measures: '增开窗口',
    result: '等候时间降至15分钟以内',
  },
});
