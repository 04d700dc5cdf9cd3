import { InOrder } from './in-order';
import { OwnOrders } from './own-orders';
import type { ReadRecord } from './read-everything';

const record = (sequence: number, more: Partial<ReadRecord> = {}): ReadRecord => ({
  topic: 'province.receipts',
  key: 'X-1',
  id: `e${sequence}`,
  type: 'receipt.case.accepted.v1',
  source: 'huiying/intake',
  subject: 'c-1',
  sequence,
  ...more,
});

function faultsOf(...records: ReadRecord[]): string[] {
  const order = new InOrder();
  records.forEach((each) => order.take(each));
  return order.faults();
}

describe('what is said of a case on a topic', () => {
  it('is in order when its numbers grow, whatever other senders and cases say in between', () => {
    const other = [record(1, { subject: 'c-2', id: 'a' }), record(1, { source: 'huiying/rating', id: 'b' })];
    expect(faultsOf(record(2), ...other, record(5))).toEqual([]);
  });

  it('may be said again under its old id', () => {
    expect(faultsOf(record(1), record(2), record(1))).toEqual([]);
  });

  it('is a fault when a new record goes back', () => {
    expect(faultsOf(record(2), record(1))).toEqual([
      'order: 1 records go back, first receipt.case.accepted.v1 1 of c-1 after 2 on province.receipts',
    ]);
  });

  it('is a fault when two records bear one number', () => {
    expect(faultsOf(record(1), record(1, { id: 'another' }))).toHaveLength(1);
  });

  it('is a fault when no record bears a number: then nothing was judged', () => {
    expect(faultsOf({ ...record(1), sequence: undefined })).toHaveLength(1);
  });
});

describe('what a department is told', () => {
  const orders = new OwnOrders();
  orders.take(record(1, { topic: 'dept.org-a.orders', key: 'c-1' }));
  orders.take(record(1, { topic: 'dept.org-b.orders', key: 'c-1' }));

  it('is of cases that it was given', () => {
    const given = ['org-a', 'org-b'].map((org) => ({ org, caseId: 'c-1' }));
    expect(orders.faults(given)).toEqual([]);
  });

  it('is a fault when the case was given to another', () => {
    expect(orders.faults([{ org: 'org-a', caseId: 'c-1' }])).toEqual([
      'isolation: 1 cases told to a department that was not given them, first org-b c-1',
    ]);
  });
});
