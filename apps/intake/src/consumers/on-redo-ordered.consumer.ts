import { RedoOrdered, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { caseReopened } from '../case/follow-routing';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases } from '../persistence/stores';

/** A dissatisfied rating has opened the case once more (LN-49). */
@Consumer(RedoOrdered, { aggregate: ({ data }) => ref(cases, data.caseId) })
export class OnRedoOrdered {
  constructor(
    private readonly cases: Cases,
    private readonly ends: SharedEnds,
  ) {}

  async handle({ data }: Received<DataOf<typeof RedoOrdered>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    const { file: reopened } = caseReopened(file, data.round, unit.now);
    await this.cases.save(unit, reopened);
    if (reopened.status === 'accepted') await this.ends.reopen(unit, reopened);
  }
}
