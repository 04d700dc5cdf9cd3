import { FaultFound, instantOf, type DataOf } from '@huiying/contracts';
import { Consumer, NotYetKnown, type Received, type UnitOfWork } from '@huiying/messaging';
import { KeepClocks } from '../keep-clocks';
import { faultFindings } from '../persistence/stores';
import { aboutCase } from './landing';

/** Whose fault it is that the person is dissatisfied after the redo (LN-58); with fault the order may be supervised. */
@Consumer(FaultFound, aboutCase)
export class OnFaultFound {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof FaultFound>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, org, atFault, foundAt } = data;
    const clocks = await this.clocks.find(unit, caseId);
    if (!clocks) throw new NotYetKnown(['routing.cases']);
    const { caseNo, jurisdiction } = clocks;
    await unit.find(faultFindings, orderId);
    const finding = { caseId, caseNo, jurisdiction, org, atFault, foundAt: instantOf(foundAt) };
    unit.save(faultFindings, orderId, finding);
  }
}
