import { Injectable } from '@nestjs/common';
import type { DataOf, ProvinceCaseSupplemented } from '@huiying/contracts';
import type { UnitOfWork } from '@huiying/messaging';
import type { CaseFile } from '../../case/case-file';
import { supplementCase } from '../../case/supplement-case';
import { CaseTexts, supplementOf } from '../../persistence/case-texts';
import { Cases } from '../../persistence/cases';
import type { TurnOf } from '../../persistence/waiting-events';
import { created, masterOf, type TakesEvent } from './taken';

/** `supplemented`: kept under the case's key, and handed to whoever has the case. */
@Injectable()
export class TakeSupplemented implements TakesEvent {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
  ) {}

  async take(file: CaseFile | undefined, turn: TurnOf, caseId: string, unit: UnitOfWork): Promise<CaseFile> {
    const known = created(file);
    const data = turn.data as DataOf<typeof ProvinceCaseSupplemented>;
    const kept = await this.texts.add(unit, caseId, turn.seq, turn.at, data);
    const supplement = supplementOf(turn.seq, kept, kept.content ?? '', kept.keyId);
    const master = await masterOf(known, this.cases, unit);
    const passed = master
      ? await this.texts.under(unit, master.facts.caseId, supplement, caseId)
      : supplement;
    const decision = supplementCase(known, passed, master);
    unit.publish(decision.events);
    return decision.file;
  }
}
