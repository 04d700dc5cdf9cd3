import { OrderReviewed, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { judge } from '../deadline/record-work';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The check: passed, the submission counts (Q6); failed, the clock goes on (Q25, Q62). */
@Consumer(OrderReviewed, aboutCase)
export class OnOrderReviewed {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderReviewed>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, passed, reviewedAt } = data;
    await this.clocks.change(unit, caseId, passed ? 'facts_changed' : 'review_failed', (clocks) =>
      judge(clocks, orderId, { passed, at: instantOf(reviewedAt) }),
    );
  }
}
