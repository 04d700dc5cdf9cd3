import { OrderAcceptanceDecided, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { receiveVerdict } from '../deadline/await-verdict';
import { decideAcceptance } from '../deadline/record-work';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The unit takes a report up or not (LN-34); taken up, the completion clock starts (Q52). */
@Consumer(OrderAcceptanceDecided, aboutCase)
export class OnAcceptanceDecided {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof OrderAcceptanceDecided>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, org, actionId, accepted, decidedAt } = data;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      decideAcceptance(
        receiveVerdict(clocks, orderId, org, actionId),
        orderId,
        accepted,
        instantOf(decidedAt),
      ),
    );
  }
}
