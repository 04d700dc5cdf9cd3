import { OrderWithdrawn, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { takeBackOrder } from '../deadline/end-order';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The unit no longer holds the order: it is not counted (Q4, Q18, Q63). */
@Consumer(OrderWithdrawn, aboutCase)
export class OnOrderWithdrawn {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderWithdrawn>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, withdrawnAt } = data;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      takeBackOrder(clocks, orderId, instantOf(withdrawnAt)),
    );
  }
}
