import { OrderReturnRequested, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { receiveVerdict } from '../deadline/await-verdict';
import { requestReturn } from '../deadline/record-work';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The unit asks to return the order (LN-27): the right is used, nothing stops (Q4). */
@Consumer(OrderReturnRequested, aboutCase)
export class OnReturnRequested {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderReturnRequested>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, org, actionId, requestedAt } = data;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      requestReturn(receiveVerdict(clocks, orderId, org, actionId), orderId, instantOf(requestedAt)),
    );
  }
}
