import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { mayBeEmpty, reasonCode, sent, text } from '../vocabulary/fields';
import { sample } from '../vocabulary/sample';
import { receiptOfEither } from '../vocabulary/receipt';

export const ReceiptMessageRejected = defineMessage({
  type: 'receipt.message.rejected.v1',
  topic: 'province.receipts',
  key: ['upstreamCaseNo', 'upstreamRatingNo'],
  external: true,
  retained: true,
  doc: {
    by: 'any service',
    en: 'A record could not be taken: the reason, where it is wrong, and the number of the dead-letter entry that keeps the original. No value of the record is repeated.',
    zh: '消息未能接收：原因、错误位置与死信编号。不回显消息内容。',
  },
  schema: sent({
    ...receiptOfEither,
    reasonCode,
    errors: Type.Array(sent({ path: mayBeEmpty(500), message: text(500) }), { maxItems: 50 }),
    deadLetterId: text(64),
  }),
  example: {
    sourceSystem: sample.sourceSystem,
    upstreamCaseNo: sample.upstreamCaseNo,
    reasonCode: 'MESSAGE.SCHEMA',
    errors: [{ path: '/receivedAt', message: 'is missing' }],
    deadLetterId: '18',
  },
});
