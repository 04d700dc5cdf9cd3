import { ProvinceCaseWithdrawn, caseIdOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { cases } from '../persistence/stores';
import { ProvinceEvents } from './province-events';

/** The person withdraws a case; decided by `withdrawCase` when its turn has come. */
@Consumer(ProvinceCaseWithdrawn, {
  aggregate: ({ data }) => ref(cases, caseIdOf(data.sourceSystem, data.upstreamCaseNo)),
})
export class OnCaseWithdrawn {
  constructor(private readonly events: ProvinceEvents) {}

  handle(message: Received<DataOf<typeof ProvinceCaseWithdrawn>>, unit: UnitOfWork): Promise<void> {
    return this.events.receive(message, unit);
  }
}
