import { DeptOrderContacted, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { shippedCalendar } from '@huiying/working-days';
import { recordContact } from '../order/record-contact';
import { DepartmentActions, landing } from './department-actions';

const OF_A_RATING = {
  reasonCode: 'ORDER.UNKNOWN',
  message: 'a contact about a rating is not taken; it names no work order',
} as const;

/** The department has called the person, or tried to. One that names a rating and no order is answered, too: never silent. */
@Consumer(DeptOrderContacted, landing)
export class OnOrderContacted {
  constructor(private readonly actions: DepartmentActions) {}

  async handle(message: Received<DataOf<typeof DeptOrderContacted>>, unit: UnitOfWork): Promise<void> {
    const { orderId, contactedAt, outcome } = message.data;
    if (orderId === undefined) return this.actions.refuse(message, unit, OF_A_RATING);
    await this.actions.settle(message, unit, (file, pack, by) => {
      const calendar = shippedCalendar(pack.region);
      return recordContact(
        file,
        orderId,
        { contactedAt, outcome },
        { ...by, decider: 'department' },
        { pack, calendar, now: unit.now },
      );
    });
  }
}
