import { DeptOrderAcknowledged, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { acknowledgeOrder } from '../order/acknowledge-order';
import { DepartmentActions, landing } from './department-actions';

/** A department has seen its order. */
@Consumer(DeptOrderAcknowledged, landing)
export class OnOrderAcknowledged {
  constructor(private readonly actions: DepartmentActions) {}

  async handle(message: Received<DataOf<typeof DeptOrderAcknowledged>>, unit: UnitOfWork): Promise<void> {
    const { orderId, actor } = message.data;
    await this.actions.settle(message, unit, (file, pack, by) => {
      const who = actor?.staffNo === undefined ? by : { ...by, staffNo: actor.staffNo };
      return acknowledgeOrder(file, orderId, who, pack, unit.now);
    });
  }
}
