import { DeptOrderContactNeeded, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { requireContact } from '../order/require-contact';
import { DepartmentActions, landing } from './department-actions';

/** The department finds the text unclear and has to ask the person first (XX-18). */
@Consumer(DeptOrderContactNeeded, landing)
export class OnContactNeeded {
  constructor(private readonly actions: DepartmentActions) {}

  async handle(message: Received<DataOf<typeof DeptOrderContactNeeded>>, unit: UnitOfWork): Promise<void> {
    await this.actions.settle(message, unit, (file, pack, by) =>
      requireContact(file, message.data.orderId, { ...by, decider: 'department' }, pack, unit.now),
    );
  }
}
