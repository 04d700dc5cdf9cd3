import { RedoUnsatisfied, type DataOf } from '@huiying/contracts';
import { Consumer, NotYetKnown, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { noteUnsatisfied } from '../case-file/find-fault';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles, ratingReferences } from '../persistence/stores';

/** The person is still dissatisfied after the redo (LN-58): now the office may find whose fault that is. */
@Consumer(RedoUnsatisfied, {
  aggregate: ({ data }) => ref(ratingReferences, data.ratingId),
  also: ({ data }) => [ref(caseFiles, data.caseId)],
})
export class OnRedoUnsatisfied {
  constructor(private readonly cases: CaseFiles) {}

  async handle({ data }: Received<DataOf<typeof RedoUnsatisfied>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (!file) throw new NotYetKnown(['intake.cases']);
    unit.save(ratingReferences, data.ratingId, { caseId: data.caseId });
    this.cases.save(unit, noteUnsatisfied(file, data));
  }
}
