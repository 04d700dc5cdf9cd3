import { RatingWithdrawn, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { forgetUnsatisfied } from '../case-file/find-fault';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles, ratingReferences } from '../persistence/stores';

/** A rating was taken back: no fault can be found on it any more (LN-58). A redo that it asked for goes on. */
@Consumer(RatingWithdrawn, {
  aggregate: ({ data }) => ref(ratingReferences, data.ratingId),
  also: ({ data }) => (data.caseId === undefined ? [] : [ref(caseFiles, data.caseId)]),
})
export class OnRatingWithdrawn {
  constructor(private readonly cases: CaseFiles) {}

  async handle({ data }: Received<DataOf<typeof RatingWithdrawn>>, unit: UnitOfWork): Promise<void> {
    const file = data.caseId === undefined ? undefined : await this.cases.find(unit, data.caseId);
    const forgotten = file && forgetUnsatisfied(file, data.ratingId);
    if (forgotten) this.cases.save(unit, forgotten);
  }
}
