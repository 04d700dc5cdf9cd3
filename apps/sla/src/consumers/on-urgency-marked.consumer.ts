import { CaseUrgencyMarked, type DataOf } from '@huiying/contracts';
import { Consumer, type Received, type UnitOfWork } from '@huiying/messaging';
import { KeepClocks } from '../keep-clocks';
import { aboutCase } from './landing';

/** A case is urgent now, or no more: no limit follows from it, notices and views say it. No unit has it yet: the first order says it. */
@Consumer(CaseUrgencyMarked, aboutCase)
export class OnUrgencyMarked {
  constructor(private readonly clocks: KeepClocks) {}

  async handle({ data }: Received<DataOf<typeof CaseUrgencyMarked>>, unit: UnitOfWork): Promise<void> {
    const known = await this.clocks.find(unit, data.caseId);
    if (known) this.clocks.note(unit, { ...known, urgency: data.urgency });
  }
}
