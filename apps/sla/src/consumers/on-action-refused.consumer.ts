import { ActionRefused, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { receiveVerdict } from '../deadline/await-verdict';
import { caseClocks, currentCalendar } from '../persistence/stores';
import { KeepClocks } from '../keep-clocks';
import { STOPPING_ACTIONS } from './actions-in-flight';

/** Routing has refused an action: it stops no clock, and nobody waits for it any more (engine rule 19). */
@Consumer(ActionRefused, {
  aggregate: ({ data, subject }) => ref(caseClocks, data.caseId ?? subject),
  also: () => [currentCalendar],
})
export class OnActionRefused {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof ActionRefused>>, unit: UnitOfWork): Promise<void> {
    const { caseId, orderId, org, actionId, actionType } = data;
    if (caseId === undefined || orderId === undefined || !STOPPING_ACTIONS.includes(actionType)) return;
    const clocks = await this.clocks.find(unit, caseId);
    if (clocks === undefined) return;
    await this.clocks.settle(unit, receiveVerdict(clocks, orderId, org, actionId), 'facts_changed');
  }
}
