import { CaseSplitRequested, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { releaseForSplit } from '../case-file/release-for-split';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles } from '../persistence/stores';

/** A case is to be split: only whoever may give it to a unit can say that none has it. */
@Consumer(CaseSplitRequested, { aggregate: ({ data }) => ref(caseFiles, data.caseId) })
export class OnSplitRequested {
  constructor(private readonly cases: CaseFiles) {}

  async handle({ data }: Received<DataOf<typeof CaseSplitRequested>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    const outcome = releaseForSplit(file, unit.now);
    if (outcome.kind !== 'became') return;
    this.cases.save(unit, outcome.state);
    unit.publish(outcome.events);
  }
}
