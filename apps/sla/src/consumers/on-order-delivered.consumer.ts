import { OrderDelivered, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { deliverOrder } from '../deadline/open-order';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The order is there: its clocks start at that instant (Q2, Q73, engine rule 18). */
@Consumer(OrderDelivered, aboutCase)
export class OnOrderDelivered {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderDelivered>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, deliveredAt } = data;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      deliverOrder(clocks, orderId, instantOf(deliveredAt)),
    );
  }
}
