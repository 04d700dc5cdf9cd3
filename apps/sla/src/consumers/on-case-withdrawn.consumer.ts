import { AssignedCaseWithdrawn, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { takeBackCase } from '../deadline/end-order';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** The person withdrew the case (Q18). One that no unit ever had has no clocks. */
@Consumer(AssignedCaseWithdrawn, aboutCase)
export class OnCaseWithdrawn {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof AssignedCaseWithdrawn>>, unit: UnitOfWork): Promise<void> {
    const { caseId, withdrawnAt } = data;
    if ((await this.clocks.find(unit, caseId)) === undefined) return;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      takeBackCase(clocks, instantOf(withdrawnAt)),
    );
  }
}
