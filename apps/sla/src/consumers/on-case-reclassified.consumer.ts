import { AssignedCaseReclassified, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { reclassifyClocks } from '../deadline/reclassified-clocks';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** A person found that the case is of another type: its limits are those of that type. No unit has it yet: the first order names the new type. */
@Consumer(AssignedCaseReclassified, aboutCase)
export class OnCaseReclassified {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof AssignedCaseReclassified>>, unit: UnitOfWork): Promise<void> {
    const { caseId, from, to, reclassifiedAt } = data;
    if ((await this.clocks.find(unit, caseId)) === undefined) return;
    const found = { from, to, at: instantOf(reclassifiedAt) };
    await this.clocks.change(unit, caseId, 'reclassified', (clocks) => reclassifyClocks(clocks, found));
  }
}
