import { ProvinceCaseUrged, caseIdOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { cases } from '../persistence/stores';
import { ProvinceEvents } from './province-events';

/** The person urges a case; decided by `urgeCase` when its turn has come. */
@Consumer(ProvinceCaseUrged, {
  aggregate: ({ data }) => ref(cases, caseIdOf(data.sourceSystem, data.upstreamCaseNo)),
})
export class OnCaseUrged {
  constructor(private readonly events: ProvinceEvents) {}

  handle(message: Received<DataOf<typeof ProvinceCaseUrged>>, unit: UnitOfWork): Promise<void> {
    return this.events.receive(message, unit);
  }
}
