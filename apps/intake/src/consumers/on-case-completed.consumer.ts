import { CaseCompleted, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { caseCompleted } from '../case/follow-routing';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases, matterOf } from '../persistence/stores';

/** Routing has ended a round: from now on the same matter comes back only with new facts (LN-21, Q16). */
@Consumer(CaseCompleted, {
  aggregate: ({ data }) => ref(cases, data.caseId),
  then: (_message, stored) => matterOf(stored),
})
export class OnCaseCompleted {
  constructor(
    private readonly cases: Cases,
    private readonly ends: SharedEnds,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseCompleted>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    const decision = caseCompleted(file, data.round, unit.now);
    await this.cases.save(unit, decision.file);
    unit.publish(decision.events);
    await this.ends.share(unit, decision, unit.now);
  }
}
