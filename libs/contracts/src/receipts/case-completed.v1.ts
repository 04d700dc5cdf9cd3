import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { caseOutcomes, oneOf } from '../vocabulary/words';
import { instant, round, sent } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfCase, sampleCaseReceipt } from '../vocabulary/receipt';

export const ReceiptCaseCompleted = defineMessage({
  type: 'receipt.case.completed.v1',
  topic: 'province.receipts',
  key: 'upstreamCaseNo',
  external: true,
  retained: true,
  doc: {
    by: 'routing',
    en: 'The case is closed and so are its clocks; finishedAt is the accepted submission, onTime is of the own deadline of this round.',
    zh: '办结且时限已结算；finishedAt 为被认可的提交时间，onTime 指本轮期限。',
  },
  schema: sent({
    ...receiptOfCase,
    round,
    outcome: oneOf(caseOutcomes),
    finishedAt: instant,
    completedAt: instant,
    onTime: Type.Boolean(),
  }),
  example: {
    ...sampleCaseReceipt,
    round: 1,
    outcome: 'resolved',
    finishedAt: sample.submittedAt,
    completedAt: sample.completedAt,
    onTime: true,
  },
});
