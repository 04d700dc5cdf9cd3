import { CaseTransferred, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { takeBackCase } from '../deadline/end-order';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** Another authority has the case now. One that no unit ever had has no clocks. */
@Consumer(CaseTransferred, aboutCase)
export class OnCaseTransferred {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof CaseTransferred>>, unit: UnitOfWork): Promise<void> {
    const { caseId, transferredAt } = data;
    if ((await this.clocks.find(unit, caseId)) === undefined) return;
    await this.clocks.change(unit, caseId, 'facts_changed', (clocks) =>
      takeBackCase(clocks, instantOf(transferredAt)),
    );
  }
}
