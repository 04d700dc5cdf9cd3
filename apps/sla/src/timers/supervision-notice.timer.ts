import { TimerHandler, type DueTimer, type TimerFired, type UnitOfWork } from '@huiying/messaging';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { caseClocks } from '../persistence/stores';
import { Supervisions } from '../persistence/supervisions';
import { superviseByTelephone } from '../supervision/supervise-by-telephone';

/** The window is open (Q23): the leader in charge is written to (LN-60). */
@TimerHandler({ name: 'supervision-notice', store: caseClocks })
export class SupervisionNoticeTimer implements TimerFired {
  constructor(
    private readonly clocks: ClocksOfCases,
    private readonly register: Supervisions,
  ) {}

  async fire({ id, detail }: DueTimer, unit: UnitOfWork): Promise<void> {
    const clocks = await this.clocks.find(unit, id);
    const supervision = await this.register.find(unit, detail);
    if (clocks && supervision) unit.publish(superviseByTelephone(clocks, supervision));
  }
}
