import { ComplaintNoticeDelivered, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { noteNotice } from '../complaint/notify-complaint';
import { Complaints } from '../persistence/complaints';
import { complaints } from '../persistence/stores';

/** The relay's word that the notice of a complaint is on its department's topic: the window of the appeal counts from it (Q32). */
@Consumer(ComplaintNoticeDelivered, { aggregate: ({ data }) => ref(complaints, data.caseId) })
export class OnComplaintNoticeDelivered {
  constructor(private readonly complaints: Complaints) {}

  async handle({ data }: Received<DataOf<typeof ComplaintNoticeDelivered>>, unit: UnitOfWork): Promise<void> {
    const file = await this.complaints.find(unit, data.caseId);
    if (file) this.complaints.save(unit, noteNotice(file, data.orderId, instantOf(data.deliveredAt)));
  }
}
