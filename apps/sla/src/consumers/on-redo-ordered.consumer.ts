import { RedoOrdered, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { redoOrder } from '../deadline/open-order';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** A redo was ordered (LN-49); its clock waits until the unit has it. */
@Consumer(RedoOrdered, aboutCase)
export class OnRedoOrdered {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof RedoOrdered>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, round } = data;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) => redoOrder(clocks, orderId, round));
  }
}
