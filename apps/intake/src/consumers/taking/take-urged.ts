import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { CaseFile } from '../../case/case-file';
import { urgeCase } from '../../case/urge-case';
import { Cases } from '../../persistence/cases';
import { OpenParts } from '../../persistence/open-parts';
import type { TurnOf } from '../../persistence/waiting-events';
import { created, handlersOf, type TakesEvent } from './taken';

/** `urged`: noted, answered, and handed to whoever has the case. */
@Injectable()
export class TakeUrged implements TakesEvent {
  constructor(
    private readonly cases: Cases,
    private readonly parts: OpenParts,
  ) {}

  async take(file: CaseFile | undefined, turn: TurnOf, _caseId: string, unit: UnitOfWork): Promise<CaseFile> {
    const known = created(file);
    const decision = urgeCase(known, turn.at, await handlersOf(known, this.cases, unit));
    unit.publish(decision.events);
    if (known.status === 'split') await this.parts.urge(unit, known, turn.at);
    return decision.file;
  }
}
