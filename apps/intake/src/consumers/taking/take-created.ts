import { Injectable } from '@nestjs/common';
import { instantOf } from '@huiying/contracts';
import { PermanentFailure, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { receivedUnder, type Created } from '../../case/case-facts';
import type { CaseFile } from '../../case/case-file';
import { refusedEvent } from '../../case/decision';
import type { TurnOf } from '../../persistence/waiting-events';
import { NewCases } from '../../persistence/new-cases';
import type { TakesEvent } from './taken';

/** `created`: the province hands over a case. */
@Injectable()
export class TakeCreated implements TakesEvent {
  constructor(
    private readonly newCases: NewCases,
    private readonly policies: Policies,
  ) {}

  async take(file: CaseFile | undefined, turn: TurnOf, caseId: string, unit: UnitOfWork): Promise<CaseFile> {
    if (file) {
      unit.publish([refusedEvent(file, turn.seq, 'CASE.ALREADY_CREATED')]);
      return file;
    }
    const data = turn.data as Created;
    const id = this.policies.byCode(data.jurisdiction);
    const jurisdiction = this.policies.jurisdictions().find((one) => one.id === id);
    if (!jurisdiction) {
      throw new PermanentFailure('MESSAGE.UNKNOWN_JURISDICTION', [
        { path: '/jurisdiction', message: 'no policy pack knows this code' },
      ]);
    }
    const atProvince = instantOf(data.receivedAt);
    const received = receivedUnder(this.policies, jurisdiction.code, turn.at, atProvince);
    return this.newCases.register({ caseId, data, jurisdiction, ...received, at: turn.at }, unit);
  }
}
