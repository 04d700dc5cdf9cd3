import { OrderContacted, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { receiveVerdict } from '../deadline/await-verdict';
import { fulfilContact } from '../deadline/record-work';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** A call was recorded; when the duty is fulfilled by it, its clock ends with the call (LN-33, Q10). */
@Consumer(OrderContacted, aboutCase)
export class OnOrderContacted {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderContacted>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, org, actionId, contactedAt, fulfilled } = data;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) => {
      const judged = receiveVerdict(clocks, orderId, org, actionId);
      return fulfilled ? fulfilContact(judged, orderId, instantOf(contactedAt)) : judged;
    });
  }
}
