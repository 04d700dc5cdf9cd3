import { CaseDuplicateLinked, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { MeetingCases } from '../persistence/meeting-cases';
import { ratedCases } from '../persistence/stores';

/** A linked case is never handled by itself: its ratings are of its master's handling (Q16). */
@Consumer(CaseDuplicateLinked, {
  aggregate: ({ data }) => ref(ratedCases, data.caseId),
  also: ({ data }) => [ref(ratedCases, data.masterCaseId)],
})
export class OnDuplicateLinked {
  constructor(private readonly meeting: MeetingCases) {}

  handle({ data }: Received<DataOf<typeof CaseDuplicateLinked>>, unit: UnitOfWork): Promise<void> {
    return this.meeting.caseLinked(unit, data.caseId, data.masterCaseId, unit.now);
  }
}
