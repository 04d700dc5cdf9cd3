import { OrderAssigned, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { MeetingCases } from '../persistence/meeting-cases';
import { ratedCases } from '../persistence/stores';
import { assigned, notRatedYet } from '../rating/rated-case';

/** A case is in a unit's hands: its ratings, those that came before it too, are of that unit's handling. */
@Consumer(OrderAssigned, { aggregate: ({ data }) => ref(ratedCases, data.caseId) })
export class OnOrderAssigned {
  constructor(private readonly meeting: MeetingCases) {}

  async handle({ data, policyRef }: Received<DataOf<typeof OrderAssigned>>, unit: UnitOfWork): Promise<void> {
    if (data.role !== 'lead') return;
    const { caseId, caseNo, jurisdiction, orderId, org } = data;
    const row = (await unit.find(ratedCases, caseId)) ?? notRatedYet;
    const known = { caseNo, jurisdiction, orderId, org, ...(policyRef === undefined ? {} : { policyRef }) };
    await this.meeting.caseCame(unit, caseId, assigned(row, known), unit.now);
  }
}
