import { CaseKeyIssued, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { CaseTexts } from '../persistence/case-texts';
import { caseKeys } from '../persistence/stores';

/** Intake has issued a case's key, or has purged it: then the record is without value, and our copy is deleted. */
@Consumer(CaseKeyIssued, { aggregate: (message) => ref(caseKeys, message.subject) })
export class OnCaseKeyIssued {
  constructor(private readonly texts: CaseTexts) {}

  async handle(message: Received<DataOf<typeof CaseKeyIssued> | null>, unit: UnitOfWork): Promise<void> {
    await this.texts.keepKey(unit, message.subject, message.data);
  }
}
