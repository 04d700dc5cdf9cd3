import { OrderSubmitted, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { receiveVerdict } from '../deadline/await-verdict';
import { submitReply } from '../deadline/record-work';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The reply has arrived: the clock stands until the check, or ends where none is prescribed (Q24, Q50, Q77). */
@Consumer(OrderSubmitted, aboutCase)
export class OnOrderSubmitted {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderSubmitted>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, org, actionId, round, submittedAt, reviewRequired } = data;
    const reply = { round, at: instantOf(submittedAt), reviewRequired };
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      submitReply(receiveVerdict(clocks, orderId, org, actionId), orderId, reply),
    );
  }
}
