import { RedoRequested, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, NotYetKnown, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { orderRedo } from '../case-file/order-redo';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles, ratingReferences } from '../persistence/stores';

/**
 * A first bad rating asks for the one redo (LN-49). The message is about the rating, so the rating's row carries what
 * has been read; the case is reached from it.
 */
@Consumer(RedoRequested, {
  aggregate: ({ data }) => ref(ratingReferences, data.ratingId),
  also: ({ data }) => [ref(caseFiles, data.caseId)],
})
export class OnRedoRequested {
  constructor(
    private readonly cases: CaseFiles,
    private readonly policies: Policies,
  ) {}

  async handle(message: Received<DataOf<typeof RedoRequested>>, unit: UnitOfWork): Promise<void> {
    const { ratingId, caseId, round = 1 } = message.data;
    const file = await this.cases.find(unit, caseId);
    if (!file) throw new NotYetKnown(['intake.cases']);
    unit.save(ratingReferences, ratingId, { caseId });
    const outcome = orderRedo(
      file,
      { ratingId, round },
      this.policies.governing(file.facts.policyRef, localDateOf(unit.now)),
      unit.now,
    );
    if (outcome.kind !== 'became') return;
    this.cases.save(unit, outcome.state);
    unit.publish(outcome.events);
  }
}
