import { ComplaintNoticeDelivered, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { deliverNotice } from '../deadline/record-appeal';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The notice that a complaint may be appealed is there: the window counts from that instant (HA-16, HA-19, Q32). */
@Consumer(ComplaintNoticeDelivered, aboutCase)
export class OnComplaintNoticeDelivered {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof ComplaintNoticeDelivered>>, unit: UnitOfWork): Promise<void> {
    await this.clocks.change(unit, data.caseId, 'facts_changed', (clocks) =>
      deliverNotice(clocks, data.orderId, instantOf(data.deliveredAt)),
    );
  }
}
