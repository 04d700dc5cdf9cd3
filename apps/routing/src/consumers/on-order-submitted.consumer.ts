import { DeptOrderSubmitted, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { orderOf } from '../case-file/case-file';
import { submitReply } from '../order/submit-reply';
import { CaseTexts } from '../persistence/case-texts';
import { DepartmentActions, landingWithText } from './department-actions';

/** A department submits its signed-off reply. */
@Consumer(DeptOrderSubmitted, landingWithText)
export class OnOrderSubmitted {
  constructor(
    private readonly actions: DepartmentActions,
    private readonly texts: CaseTexts,
  ) {}

  async handle(message: Received<DataOf<typeof DeptOrderSubmitted>>, unit: UnitOfWork): Promise<void> {
    const { orderId, reply } = message.data;
    await this.actions.settle(message, unit, async (file, pack, by) => {
      const order = orderOf(file, orderId);
      const open = order?.org === by.org && order.status === 'handling';
      // sealed before it is judged, because the decision publishes it; a refused one is replaced by the next
      const sealed = open
        ? await this.texts.keepReply(unit, file.facts.caseId, orderId, reply)
        : { keyId: '', reply: '' };
      return submitReply(file, orderId, message.data, by, sealed, { pack, now: unit.now });
    });
  }
}
