import { CaseSplitDecided, type DataOf } from '@huiying/contracts';
import { Consumer, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { splitRefused } from '../case/split-case';
import { Cases } from '../persistence/cases';
import { OpenParts } from '../persistence/open-parts';
import { Splits } from '../persistence/splits';
import { cases } from '../persistence/stores';

/** Routing has let a case go: it is split. A withdrawal that came in the meantime is that of every part. */
@Consumer(CaseSplitDecided, { aggregate: ({ data }) => ref(cases, data.caseId) })
export class OnCaseSplitDecided {
  constructor(
    private readonly cases: Cases,
    private readonly splits: Splits,
    private readonly parts: OpenParts,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseSplitDecided>>, unit: UnitOfWork): Promise<void> {
    const file = await this.cases.find(unit, data.caseId);
    if (file?.status !== 'accepted' || !file.splitting) return;
    if (!data.granted) {
      const { reasonCode = 'CASE.WRONG_STATE' } = data;
      return this.cases.save(unit, splitRefused(file, reasonCode, unit.now));
    }
    const texts = await this.splits.kept(unit, data.caseId, file.splitting);
    const whole = await this.splits.carryOut(unit, file, file.splitting, texts);
    if (whole.withdrawal?.status === 'asked')
      await this.parts.withdraw(unit, whole, whole.withdrawal.seq, unit.now);
  }
}
