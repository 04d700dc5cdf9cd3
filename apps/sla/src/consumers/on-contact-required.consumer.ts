import { OrderContactRequired, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { requireContact } from '../deadline/record-work';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The person has to be asked first: the contact clock runs (XX-18). */
@Consumer(OrderContactRequired, aboutCase)
export class OnContactRequired {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderContactRequired>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, requiredAt } = data;
    await this.clocks.change(unit, caseId, 'contact_required', (clocks) =>
      requireContact(clocks, orderId, instantOf(requiredAt)),
    );
  }
}
