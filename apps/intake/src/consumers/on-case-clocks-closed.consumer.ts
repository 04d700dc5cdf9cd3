import { CaseClocksClosed, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { completedWithMaster, followersTold } from '../case/follow-routing';
import { Cases } from '../persistence/cases';
import { SharedEnds } from '../persistence/shared-ends';
import { cases } from '../persistence/stores';

/** The clocks of a master are closed: the cases linked to it are completed with it, as it says of itself. */
@Consumer(CaseClocksClosed, { aggregate: ({ data }) => ref(cases, data.caseId) })
export class OnCaseClocksClosed {
  constructor(
    private readonly cases: Cases,
    private readonly ends: SharedEnds,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseClocksClosed>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file?.followers) return;
    for (const follower of await this.ends.followers(unit, file)) {
      const decision = completedWithMaster(follower, data, unit.now);
      await this.cases.save(unit, decision.file);
      unit.publish(decision.events);
    }
    await this.cases.save(unit, followersTold(file));
  }
}
