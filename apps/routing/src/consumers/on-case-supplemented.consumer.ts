import { CaseSupplemented, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { passOnSupplement } from '../case-file/pass-on';
import { CaseFiles } from '../persistence/case-files';
import { CaseTexts } from '../persistence/case-texts';
import { caseFiles, caseKeys, caseTexts } from '../persistence/stores';

/** The person has added something: the units that have the case get it, later ones find it in their order. */
@Consumer(CaseSupplemented, {
  aggregate: ({ data }) => ref(caseFiles, data.caseId),
  also: ({ data }) => [ref(caseKeys, data.caseId), ref(caseTexts, data.caseId)],
})
export class OnCaseSupplemented {
  constructor(
    private readonly cases: CaseFiles,
    private readonly texts: CaseTexts,
  ) {}

  async handle(message: Received<DataOf<typeof CaseSupplemented>>, unit: UnitOfWork): Promise<void> {
    const { caseId, sealedText, newFacts, attachments } = message.data;
    const file = await this.cases.find(unit, caseId);
    if (!file) return;
    const sealed = {
      content: sealedText.content,
      attachments,
      ...(newFacts === undefined ? {} : { newFacts }),
    };
    const supplement = await this.texts.addSupplement(unit, caseId, sealed);
    unit.publish(passOnSupplement(file, supplement));
  }
}
