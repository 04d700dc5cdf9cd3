import { AssignedCaseWithdrawn, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { caseWithdrawn } from '../case/follow-routing';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases } from '../persistence/stores';

/** Routing has granted the withdrawal: the province gets its confirmation (engine rule 17). */
@Consumer(AssignedCaseWithdrawn, { aggregate: ({ data }) => ref(cases, data.caseId) })
export class OnAssignedCaseWithdrawn {
  constructor(
    private readonly cases: Cases,
    private readonly ends: SharedEnds,
  ) {}

  async handle({ data }: Received<DataOf<typeof AssignedCaseWithdrawn>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    const decision = caseWithdrawn(file, unit.now);
    await this.cases.save(unit, decision.file);
    unit.publish(decision.events);
    await this.ends.share(unit, decision, unit.now);
  }
}
