import { RedoOrdered, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { ratedCases } from '../persistence/stores';
import { redone } from '../rating/rated-case';

/** A redo has begun: what is rated from now on is its result, and a second bad rating asks for no further one (LN-49). */
@Consumer(RedoOrdered, { aggregate: ({ data }) => ref(ratedCases, data.caseId) })
export class OnRedoOrdered {
  async handle({ data }: Received<DataOf<typeof RedoOrdered>>, unit: UnitOfWork): Promise<void> {
    const row = await unit.find(ratedCases, data.caseId);
    if (row) unit.save(ratedCases, data.caseId, redone(row, data.round));
  }
}
