import { CaseSplit, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { MeetingCases } from '../persistence/meeting-cases';
import { ratedCases } from '../persistence/stores';

/** A split case is handled in parts: a rating of it without a part is nobody's until a person has asked. */
@Consumer(CaseSplit, { aggregate: ({ data }) => ref(ratedCases, data.caseId) })
export class OnCaseSplit {
  constructor(private readonly meeting: MeetingCases) {}

  handle({ data }: Received<DataOf<typeof CaseSplit>>, unit: UnitOfWork): Promise<void> {
    return this.meeting.caseSplit(unit, data.caseId, unit.now);
  }
}
