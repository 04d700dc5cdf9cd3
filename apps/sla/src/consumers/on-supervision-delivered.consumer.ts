import { SupervisionDelivered, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { KeepClocks } from '../keep-clocks';
import { deliverSupervision } from '../supervision/issue-supervision';
import { aboutCase } from './landing';

/** The notice is there: the limit of the supervision runs from that instant (LN-60, LN-61, engine rule 18). */
@Consumer(SupervisionDelivered, aboutCase)
export class OnSupervisionDelivered {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof SupervisionDelivered>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, deliveredAt } = data;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      deliverSupervision(clocks, orderId, instantOf(deliveredAt)),
    );
  }
}
