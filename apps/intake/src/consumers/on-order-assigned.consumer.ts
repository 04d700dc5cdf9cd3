import { OrderAssigned, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { caseAssigned } from '../case/follow-routing';
import { Cases } from '../persistence/cases';
import { cases } from '../persistence/stores';

/** A unit has the case: it may see the party, where the law lets it. */
@Consumer(OrderAssigned, { aggregate: ({ data }) => ref(cases, data.caseId) })
export class OnOrderAssigned {
  constructor(private readonly cases: Cases) {}

  async handle({ data }: Received<DataOf<typeof OrderAssigned>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file || data.role !== 'lead') return;
    await this.cases.save(unit, caseAssigned(file, data.org, data.accusedUnit, unit.now).file);
  }
}
