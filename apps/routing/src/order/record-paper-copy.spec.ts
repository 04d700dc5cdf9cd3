import { OrderPaperCopyReceived } from '@huiying/contracts';
import {
  DAY,
  MONDAY,
  ORDER,
  XX,
  dataOf,
  events,
  handled,
  refusal,
  state,
  submissionFor,
  by,
  sealed,
} from '../a-case.fixture';
import type { CaseFile } from '../case-file/case-file';
import { submitReply } from './submit-reply';
import { recordPaperCopy } from './record-paper-copy';

const FRIDAY = MONDAY + 4 * DAY;
const submitted = (pack = XX): CaseFile =>
  state(submitReply(handled(pack), ORDER, submissionFor(pack), by(), sealed, { pack, now: MONDAY + DAY }));
const copy = { deliveredAt: '2026-11-18 10:20:00', scanRef: 'scan:0042' };

describe('the signed and sealed paper copy (XX-23)', () => {
  it('is recorded beside the electronic reply, with the time at which it was handed in', () => {
    const recorded = recordPaperCopy(submitted(XX), ORDER, copy, FRIDAY);
    expect(dataOf(events(recorded), OrderPaperCopyReceived)).toMatchObject({
      orderId: ORDER,
      deliveredAt: '2026-11-18T10:20:00+08:00',
      scanRef: 'scan:0042',
    });
    expect(state(recorded).orders[0]).toMatchObject({ paperCopy: { scanRef: 'scan:0042' } });
  });

  it('is replaced by the copy of a reworked reply', () => {
    const first = state(recordPaperCopy(submitted(XX), ORDER, copy, FRIDAY));
    const second = recordPaperCopy(first, ORDER, { deliveredAt: '2026-11-19 09:00:00' }, FRIDAY);
    expect(state(second).orders[0]).toMatchObject({
      paperCopy: { deliveredAt: expect.any(Number) as number },
    });
  });

  it('there is none before there is a reply', () => {
    expect(refusal(recordPaperCopy(handled(XX), ORDER, copy, FRIDAY)).reasonCode).toBe(
      'ORDER.PAPER_COPY_BEFORE_REPLY',
    );
  });

  it.each(['2026-12-18 10:20:00', '2026-01-05 10:20:00', 'yesterday'])('not at %s', (deliveredAt) => {
    const refused = recordPaperCopy(submitted(XX), ORDER, { deliveredAt }, FRIDAY);
    expect(refusal(refused).reasonCode).toBe('ORDER.PAPER_COPY_IN_FUTURE');
  });
});
