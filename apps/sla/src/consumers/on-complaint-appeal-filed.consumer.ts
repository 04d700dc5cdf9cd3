import { ComplaintAppealFiled, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { fileAppeal } from '../deadline/record-appeal';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** An admissible appeal of a complaint: its handling stands, the limit of the revocation runs (Q64, Q86, HA-21). */
@Consumer(ComplaintAppealFiled, aboutCase)
export class OnComplaintAppealFiled {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof ComplaintAppealFiled>>, unit: UnitOfWork): Promise<void> {
    await this.clocks.change(unit, data.caseId, 'appeal_filed', (clocks) =>
      fileAppeal(clocks, data.orderId, instantOf(data.filedAt)),
    );
  }
}
