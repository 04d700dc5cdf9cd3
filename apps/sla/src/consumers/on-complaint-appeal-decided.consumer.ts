import { ComplaintAppealDecided, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { decideAppeal } from '../deadline/record-appeal';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The authority has decided about a complaint: its handling goes on (Q86). */
@Consumer(ComplaintAppealDecided, aboutCase)
export class OnComplaintAppealDecided {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof ComplaintAppealDecided>>, unit: UnitOfWork): Promise<void> {
    await this.clocks.change(unit, data.caseId, 'appeal_decided', (clocks) =>
      decideAppeal(clocks, data.orderId, { outcome: data.outcome, at: instantOf(data.decidedAt) }),
    );
  }
}
