import { Injectable } from '@nestjs/common';
import { localDateOf, type DataOf, type ProvinceCaseWithdrawn } from '@huiying/contracts';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { CaseFile } from '../../case/case-file';
import { withdrawCase } from '../../case/withdraw-case';
import { CaseTexts } from '../../persistence/case-texts';
import { SharedEnds } from '../../persistence/shared-ends';
import type { TurnOf } from '../../persistence/waiting-events';
import { created, type TakesEvent } from './taken';

/** `withdrawn`: reason and proof are kept under the case's key; where nobody has the case yet, it ends here. */
@Injectable()
export class TakeWithdrawn implements TakesEvent {
  constructor(
    private readonly texts: CaseTexts,
    private readonly ends: SharedEnds,
    private readonly policies: Policies,
  ) {}

  async take(file: CaseFile | undefined, turn: TurnOf, caseId: string, unit: UnitOfWork): Promise<CaseFile> {
    const known = created(file);
    const { reason, proof } = turn.data as DataOf<typeof ProvinceCaseWithdrawn>;
    const kept = await this.texts.add(unit, caseId, turn.seq, turn.at, { reason, proof });
    const pack =
      known.policyRef === undefined
        ? undefined
        : this.policies.governing(known.policyRef, localDateOf(turn.at));
    const decision = withdrawCase(
      known,
      { seq: turn.seq, at: turn.at, hasProof: proof !== undefined, ...this.texts.withdrawalText(kept) },
      pack?.value<string>('withdrawal.without_proof') ?? 'hold',
    );
    unit.publish(decision.events);
    await this.ends.share(unit, decision, turn.at);
    return decision.file;
  }
}
