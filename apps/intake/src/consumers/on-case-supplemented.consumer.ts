import { ProvinceCaseSupplemented, caseIdOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { cases } from '../persistence/stores';
import { ProvinceEvents } from './province-events';

/** The person adds to a case; decided by `supplementCase` when its turn has come. */
@Consumer(ProvinceCaseSupplemented, {
  aggregate: ({ data }) => ref(cases, caseIdOf(data.sourceSystem, data.upstreamCaseNo)),
})
export class OnCaseSupplemented {
  constructor(private readonly events: ProvinceEvents) {}

  handle(message: Received<DataOf<typeof ProvinceCaseSupplemented>>, unit: UnitOfWork): Promise<void> {
    return this.events.receive(message, unit);
  }
}
