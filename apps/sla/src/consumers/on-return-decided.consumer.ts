import { OrderReturnDecided, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { refuseReturn } from '../deadline/record-work';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** A refused return: the unit goes on (LN-29). A granted one comes as the withdrawal of the order. */
@Consumer(OrderReturnDecided, aboutCase)
export class OnReturnDecided {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderReturnDecided>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, granted, decidedAt } = data;
    if (granted) return;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      refuseReturn(clocks, orderId, instantOf(decidedAt)),
    );
  }
}
