import { CaseTransferred, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { caseTransferred } from '../case/follow-routing';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases } from '../persistence/stores';

/** Another authority has the case: the cases linked to it went the same way. */
@Consumer(CaseTransferred, { aggregate: ({ data }) => ref(cases, data.caseId) })
export class OnCaseTransferred {
  constructor(
    private readonly cases: Cases,
    private readonly ends: SharedEnds,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseTransferred>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    const decision = caseTransferred(file, unit.now);
    await this.cases.save(unit, decision.file);
    unit.publish(decision.events);
    await this.ends.share(unit, decision, unit.now, {
      outcome: 'transferred',
      target: data.target,
      reason: '已关联的主件移送办理',
    });
  }
}
