import { DeptClockOverdueExplained, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { explainOverdue } from '../deadline/explain-overdue';
import { ExtensionRequests } from '../persistence/extension-requests';
import { ClockActions } from './clock-actions';
import { aboutOrder } from './landing';

/** A unit says why it is overdue (LN-69, Q28). */
@Consumer(DeptClockOverdueExplained, aboutOrder)
export class OnOverdueExplained {
  constructor(
    private readonly actions: ClockActions,
    private readonly requests: ExtensionRequests,
  ) {}

  async handle(message: Received<DataOf<typeof DeptClockOverdueExplained>>, unit: UnitOfWork): Promise<void> {
    const { orderId, reason, deadlineKind: kind = 'completion' } = message.data;
    await this.actions.settle(
      message,
      unit,
      (clocks, { org }, on) => explainOverdue(clocks, { orderId, org, kind }, on),
      ({ clocks, deadlineId }) => this.requests.keepReason(unit, deadlineId, clocks.caseId, reason),
    );
  }
}
