import { OrderAssigned, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { isAppealable } from '../appeal/admissible';
import { notifyComplaint } from '../complaint/notify-complaint';
import { Complaints } from '../persistence/complaints';
import { MeetingCases } from '../persistence/meeting-cases';
import { ratedCases } from '../persistence/stores';
import { assigned, notRatedYet } from '../rating/rated-case';
import { defined } from '../rating/rating-facts';

type Assigned = Received<DataOf<typeof OrderAssigned>>;

/**
 * A case is in a unit's hands: its ratings, those that came before it too, are of that unit's handling. Where a complaint may
 * be appealed, the unit is told (HA-16).
 */
@Consumer(OrderAssigned, { aggregate: ({ data }) => ref(ratedCases, data.caseId) })
export class OnOrderAssigned {
  constructor(
    private readonly meeting: MeetingCases,
    private readonly complaints: Complaints,
    private readonly policies: Policies,
  ) {}

  async handle(message: Assigned, unit: UnitOfWork): Promise<void> {
    const { data, policyRef } = message;
    if (data.role !== 'lead') return;
    const { caseId, caseNo, jurisdiction, orderId, org } = data;
    const row = (await unit.find(ratedCases, caseId)) ?? notRatedYet;
    const known = { caseNo, jurisdiction, orderId, org, ...(policyRef === undefined ? {} : { policyRef }) };
    await this.meeting.caseCame(unit, caseId, assigned(row, known), unit.now);
    if (data.caseType === 'complaint') await this.tell(message, unit);
  }

  private async tell({ data, policyRef }: Assigned, unit: UnitOfWork): Promise<void> {
    const pack = this.policies.governing(policyRef ?? '', localDateOf(unit.now));
    if (!isAppealable(pack, 'complaint')) return;
    const { caseId, caseNo, jurisdiction, orderId, org, matter } = data;
    const before = await this.complaints.find(unit, caseId);
    const facts = { caseId, caseNo, jurisdiction, ...defined({ policyRef }) };
    const told = notifyComplaint(before, facts, { orderId, org, matter });
    if (!told) return;
    this.complaints.save(unit, told.file);
    unit.publish(told.events);
  }
}
