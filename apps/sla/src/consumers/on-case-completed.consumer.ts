import { CaseCompleted, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { completeRound } from '../deadline/end-order';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** Routing has ended the round: its clocks are closed and that is said (engine rule 17). */
@Consumer(CaseCompleted, aboutCase)
export class OnCaseCompleted {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof CaseCompleted>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, round, outcome } = data;
    const end = {
      orderId,
      round,
      outcome,
      finishedAt: instantOf(data.finishedAt),
      completedAt: instantOf(data.completedAt),
    };
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) => completeRound(clocks, end));
  }
}
