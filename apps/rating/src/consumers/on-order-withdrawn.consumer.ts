import { OrderWithdrawn, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { takeBack } from '../complaint/notify-complaint';
import { Complaints } from '../persistence/complaints';
import { complaints, ratedCases } from '../persistence/stores';

/** The unit has the order no longer: it has nothing to appeal. */
@Consumer(OrderWithdrawn, {
  aggregate: ({ data }) => ref(ratedCases, data.caseId),
  also: ({ data }) => [ref(complaints, data.caseId)],
})
export class OnOrderWithdrawn {
  constructor(private readonly complaints: Complaints) {}

  async handle({ data }: Received<DataOf<typeof OrderWithdrawn>>, unit: UnitOfWork): Promise<void> {
    const file = await this.complaints.find(unit, data.caseId);
    if (file) this.complaints.save(unit, takeBack(file, instantOf(data.withdrawnAt), data.orderId));
  }
}
