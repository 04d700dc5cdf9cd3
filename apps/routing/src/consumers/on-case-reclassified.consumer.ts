import { CaseReclassified, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { reclassifyCase } from '../case-file/reclassify-case';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles } from '../persistence/stores';

/** A person found another type; before the acceptance routing does not have the case, and is handed the right type with it. */
@Consumer(CaseReclassified, { aggregate: ({ data }) => ref(caseFiles, data.caseId) })
export class OnCaseReclassified {
  constructor(
    private readonly cases: CaseFiles,
    private readonly policies: Policies,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseReclassified>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    const pack = this.policies.byRef(file.facts.policyRef);
    const outcome = reclassifyCase(file, data.to, instantOf(data.reclassifiedAt), pack);
    if (outcome.kind !== 'became') return;
    this.cases.save(unit, outcome.state);
    unit.publish(outcome.events);
  }
}
