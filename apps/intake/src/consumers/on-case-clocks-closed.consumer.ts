import { CaseClocksClosed, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases } from '../persistence/stores';

/** The clocks of a case are closed: those linked to it are completed with it, and of a split one the original may be. */
@Consumer(CaseClocksClosed, { aggregate: ({ data }) => ref(cases, data.caseId) })
export class OnCaseClocksClosed {
  constructor(
    private readonly cases: Cases,
    private readonly ends: SharedEnds,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseClocksClosed>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) return;
    await this.ends.completeFollowers(unit, file, data, unit.now);
    const { round, finishedAt, completedAt, onTime } = data;
    await this.ends.tellWhole(unit, file, { closed: { round, finishedAt, completedAt, onTime } }, unit.now);
  }
}
