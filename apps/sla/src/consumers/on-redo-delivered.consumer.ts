import { RedoDelivered, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { redoOrder } from '../deadline/open-order';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The redo is there: it has a clock of its own (Q35). */
@Consumer(RedoDelivered, aboutCase)
export class OnRedoDelivered {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof RedoDelivered>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, round, deliveredAt } = data;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      redoOrder(clocks, orderId, round, instantOf(deliveredAt)),
    );
  }
}
