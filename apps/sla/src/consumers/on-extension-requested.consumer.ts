import { DeptClockExtensionRequested, requestIdOf, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { requestExtension } from '../deadline/request-extension';
import { ExtensionRequests } from '../persistence/extension-requests';
import { currentCalendar, extensionRequests } from '../persistence/stores';
import { ClockActions } from './clock-actions';
import { aboutOrder } from './landing';

/** A unit asks for more days (LN-39, KY-47); a dispatcher decides. */
@Consumer(DeptClockExtensionRequested, {
  ...aboutOrder,
  also: ({ source, id }) => [currentCalendar, ref(extensionRequests, requestIdOf(source, id))],
})
export class OnExtensionRequested {
  constructor(
    private readonly actions: ClockActions,
    private readonly requests: ExtensionRequests,
  ) {}

  async handle(
    message: Received<DataOf<typeof DeptClockExtensionRequested>>,
    unit: UnitOfWork,
  ): Promise<void> {
    const { orderId, deadlineKind: kind, reason, workingDays } = message.data;
    const requestId = requestIdOf(message.source, message.id);
    await this.actions.settle(
      message,
      unit,
      (clocks, by, on) => requestExtension(clocks, { requestId, ...by, orderId, kind, workingDays }, on),
      async ({ clocks, taken }) => {
        const { caseId, caseNo, jurisdiction } = clocks;
        const { deadlineId } = taken.deadline;
        const org = clocks.orders.find((order) => order.orderId === orderId)?.org ?? '';
        await this.requests.find(unit, requestId);
        this.requests.save(unit, {
          ...{
            requestId,
            status: 'pending',
            caseId,
            caseNo,
            orderId,
            org,
            jurisdiction,
            deadlineId,
            kind,
            workingDays,
          },
          requestedAt: unit.now,
          nth: taken.nth,
          sealedReason: this.requests.seal(reason),
        });
      },
    );
  }
}
