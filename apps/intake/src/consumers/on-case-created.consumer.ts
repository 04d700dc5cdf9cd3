import { ProvinceCaseCreated, caseIdOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { matterIdOf } from '../persistence/matter-id';
import { cases, papers, parties, sameMatters } from '../persistence/stores';
import { ProvinceEvents } from './province-events';

/** The province hands over a case; decided by `registerCase` when its turn has come. */
@Consumer(ProvinceCaseCreated, {
  aggregate: ({ data }) => ref(cases, caseIdOf(data.sourceSystem, data.upstreamCaseNo)),
  also: ({ data }) => {
    const caseId = caseIdOf(data.sourceSystem, data.upstreamCaseNo);
    const matterId = matterIdOf(data);
    return [
      ref(papers, caseId),
      ...(data.party ? [ref(parties, caseId)] : []),
      ...(matterId === undefined ? [] : [ref(sameMatters, matterId)]),
    ];
  },
})
export class OnCaseCreated {
  constructor(private readonly events: ProvinceEvents) {}

  handle(message: Received<DataOf<typeof ProvinceCaseCreated>>, unit: UnitOfWork): Promise<void> {
    return this.events.receive(message, unit);
  }
}
