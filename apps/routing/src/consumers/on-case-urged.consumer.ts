import { CaseUrged, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { passOnUrging } from '../case-file/pass-on';
import { CaseFiles } from '../persistence/case-files';
import { caseFiles } from '../persistence/stores';

/** The person urges: the unit is told. */
@Consumer(CaseUrged, { aggregate: ({ data }) => ref(caseFiles, data.caseId) })
export class OnCaseUrged {
  constructor(private readonly cases: CaseFiles) {}

  async handle(message: Received<DataOf<typeof CaseUrged>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, message.data.caseId);
    if (file) unit.publish(passOnUrging(file));
  }
}
