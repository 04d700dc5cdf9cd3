import { DeptOrderReturnRequested, requestIdOf, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { requestReturn } from '../order/request-return';
import { CaseTexts } from '../persistence/case-texts';
import { DepartmentActions, landingWithText } from './department-actions';

/** A department says that a case is not its duty (LN-27). */
@Consumer(DeptOrderReturnRequested, landingWithText)
export class OnReturnRequested {
  constructor(
    private readonly actions: DepartmentActions,
    private readonly texts: CaseTexts,
  ) {}

  async handle(message: Received<DataOf<typeof DeptOrderReturnRequested>>, unit: UnitOfWork): Promise<void> {
    const { orderId, reason, legalBasis } = message.data;
    await this.actions.settle(message, unit, async (file, pack, by) => {
      const request = { requestId: requestIdOf(message.source, message.id) };
      const outcome = requestReturn(file, orderId, by, request, { pack, now: unit.now });
      if (outcome.kind === 'became')
        await this.texts.keepReturnReason(unit, file.facts.caseId, orderId, { reason, legalBasis });
      return outcome;
    });
  }
}
