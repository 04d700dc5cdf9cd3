import { CaseWithdrawalRequested, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { withdrawCase } from '../case-file/withdraw-case';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles } from '../persistence/stores';

/** The person withdraws an accepted case; routing alone ends it (engine rule 17). */
@Consumer(CaseWithdrawalRequested, { aggregate: ({ data }) => ref(caseFiles, data.caseId) })
export class OnWithdrawalRequested {
  constructor(private readonly cases: CaseFiles) {}

  async handle(message: Received<DataOf<typeof CaseWithdrawalRequested>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, message.data.caseId);
    const outcome = withdrawCase(file, unit.now);
    if (outcome.kind !== 'became') return;
    this.cases.save(unit, outcome.state);
    unit.publish(outcome.events);
  }
}
