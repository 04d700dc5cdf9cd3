import { CaseClocksClosed, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, NotYetKnown, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { closeCase } from '../case-file/close-case';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles } from '../persistence/stores';

/** sla has closed the clocks of a completed round: now the province hears of it. */
@Consumer(CaseClocksClosed, { aggregate: ({ data }) => ref(caseFiles, data.caseId) })
export class OnClocksClosed {
  constructor(
    private readonly cases: CaseFiles,
    private readonly policies: Policies,
  ) {}

  async handle(message: Received<DataOf<typeof CaseClocksClosed>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, message.data.caseId);
    if (!file) throw new NotYetKnown(['intake.cases']);
    const outcome = closeCase(
      file,
      message.data,
      this.policies.governing(file.facts.policyRef, localDateOf(unit.now)),
      unit.now,
    );
    if (outcome.kind !== 'became') return;
    this.cases.save(unit, outcome.state);
    unit.publish(outcome.events);
  }
}
