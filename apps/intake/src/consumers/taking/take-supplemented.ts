import { Injectable } from '@nestjs/common';
import type { DataOf, ProvinceCaseSupplemented } from '@huiying/contracts';
import type { UnitOfWork } from '@huiying/messaging';
import type { CaseFile } from '../../case/case-file';
import { supplementCase } from '../../case/supplement-case';
import { CaseTexts, supplementOf } from '../../persistence/case-texts';
import { Cases } from '../../persistence/cases';
import { OpenParts } from '../../persistence/open-parts';
import type { TurnOf } from '../../persistence/waiting-events';
import { created, handlersOf, type TakesEvent } from './taken';

/** `supplemented`: kept under the case's key, and handed to whoever has the case. */
@Injectable()
export class TakeSupplemented implements TakesEvent {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
    private readonly parts: OpenParts,
  ) {}

  async take(file: CaseFile | undefined, turn: TurnOf, caseId: string, unit: UnitOfWork): Promise<CaseFile> {
    const known = created(file);
    const data = turn.data as DataOf<typeof ProvinceCaseSupplemented>;
    const kept = await this.texts.add(unit, caseId, turn.seq, turn.at, data);
    const supplement = supplementOf(turn.seq, kept, kept.content ?? '', kept.keyId);
    const passedTo = [];
    for (const handler of await handlersOf(known, this.cases, unit)) {
      const resealed = await this.texts.under(unit, handler.facts.caseId, supplement, caseId);
      passedTo.push({ handler, supplement: resealed });
    }
    const decision = supplementCase(known, supplement, passedTo);
    unit.publish(decision.events);
    if (known.status === 'split') await this.parts.supplement(unit, known, supplement);
    return decision.file;
  }
}
