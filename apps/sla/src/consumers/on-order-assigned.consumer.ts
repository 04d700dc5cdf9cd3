import { OrderAssigned, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, PermanentFailure, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { openOrder } from '../deadline/open-order';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** A unit was given an order: remember what its clocks need; they start when the order is there. */
@Consumer(OrderAssigned, aboutCase)
export class OnOrderAssigned {
  constructor(
    private readonly clocks: KeepClocks,
    private readonly policies: Policies,
  ) {}

  async handle({ data, policyRef }: Received<DataOf<typeof OrderAssigned>>, unit: UnitOfWork): Promise<void> {
    const {
      orderId,
      org,
      role,
      caseId,
      caseNo,
      sourceSystem,
      upstreamCaseNo,
      part,
      caseType,
      urgency,
      channel,
      receivedOn,
      receivedAt,
    } = data;
    const before = await this.clocks.find(unit, caseId);
    const pack =
      policyRef === undefined
        ? this.policies.inForce(data.jurisdiction, receivedOn)
        : this.policies.byRef(policyRef);
    if (!pack)
      throw new PermanentFailure('POLICY.NOT_IN_FORCE', [
        { path: '/jurisdiction', message: `no pack on ${receivedOn}` },
      ]);
    const ids = {
      caseId,
      caseNo,
      sourceSystem,
      upstreamCaseNo,
      ...(part === undefined ? {} : { part }),
      jurisdiction: pack.code,
      policyRef: pack.ref,
    };
    const received = { receivedOn, receivedAt: instantOf(receivedAt) };
    const facts = { ...ids, caseType, urgency, ...received, ...(channel === undefined ? {} : { channel }) };
    await this.clocks.settle(unit, openOrder(before, facts, { orderId, org, role }), 'facts_changed');
  }
}
