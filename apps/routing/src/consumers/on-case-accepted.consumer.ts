import { CaseAccepted, localDateOf, type DataOf } from '@huiying/contracts';
import { Consumer, PermanentFailure, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { receiveCase } from '../case-file/receive-case';
import { CaseFiles } from '../persistence/case-files';
import { CaseTexts } from '../persistence/case-texts';
import { Organisations } from '../persistence/organisations';
import { caseFiles, caseKeys, caseTexts } from '../persistence/stores';
import { factsOf } from './case-facts';

/** Intake has accepted a case: find the responsible unit, or let a dispatcher. */
@Consumer(CaseAccepted, {
  aggregate: ({ data }) => ref(caseFiles, data.caseId),
  also: ({ data }) => [ref(caseKeys, data.caseId), ref(caseTexts, data.caseId)],
})
export class OnCaseAccepted {
  constructor(
    private readonly cases: CaseFiles,
    private readonly texts: CaseTexts,
    private readonly organisations: Organisations,
    private readonly policies: Policies,
  ) {}

  async handle(message: Received<DataOf<typeof CaseAccepted>>, unit: UnitOfWork): Promise<void> {
    const { data, policyRef } = message;
    const current = await this.cases.find(unit, data.caseId);
    if (current !== undefined) return;
    const pack = policyRef
      ? this.policies.byRef(policyRef)
      : this.policies.inForce(data.jurisdiction, data.receivedOn);
    if (!pack)
      throw new PermanentFailure('POLICY.NOT_IN_FORCE', [
        { path: '/jurisdiction', message: `no pack on ${localDateOf(unit.now)}` },
      ]);
    const { title, content } = data.sealedText;
    await this.texts.keep(unit, data.caseId, {
      title,
      content,
      attachments: data.attachments,
      supplements: [],
    });
    const [text, directory] = [
      await this.texts.read(unit, data.caseId),
      await this.organisations.of(pack.id),
    ];
    const outcome = receiveCase(current, factsOf(data, pack), { directory, pack, text, now: unit.now });
    if (outcome.kind !== 'became') return;
    this.cases.save(unit, outcome.state);
    unit.publish(outcome.events);
  }
}
