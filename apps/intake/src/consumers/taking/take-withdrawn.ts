import { Injectable } from '@nestjs/common';
import { localDateOf, type DataOf, type ProvinceCaseWithdrawn } from '@huiying/contracts';
import type { UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import type { CaseFile } from '../../case/case-file';
import { screeningDueAt } from '../../case/screening-limit';
import { withdrawCase } from '../../case/withdraw-case';
import { CaseTexts } from '../../persistence/case-texts';
import { Cases } from '../../persistence/cases';
import { OpenParts } from '../../persistence/open-parts';
import { SharedEnds } from '../../persistence/shared-ends';
import { cases } from '../../persistence/stores';
import type { TurnOf } from '../../persistence/waiting-events';
import { created, type TakesEvent } from './taken';

/** `withdrawn`: reason and proof are kept under the case's key; where nobody has the case yet, it ends here. */
@Injectable()
export class TakeWithdrawn implements TakesEvent {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
    private readonly parts: OpenParts,
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
      { withoutProof: pack?.value('withdrawal.without_proof'), afterEnd: pack?.value('ended.withdrawal') },
    );
    unit.publish(decision.events);
    const watchedBy = pack ?? this.firstPackOf(known);
    if (decision.file.withdrawal?.status === 'unproven' && watchedBy)
      unit.schedule([
        {
          ...{ store: cases, id: caseId, name: 'screening:withdrawal' },
          dueAt: screeningDueAt(turn.at, watchedBy),
        },
      ]);
    await this.ends.share(unit, decision, turn.at);
    const { file: now } = decision;
    if (now.status !== 'split' || now.withdrawal?.status !== 'asked') return now;
    await this.cases.save(unit, now);
    await this.parts.withdraw(unit, now, now.withdrawal.seq, turn.at);
    return (await this.cases.find(unit, caseId)) ?? now;
  }

  private firstPackOf({ facts }: CaseFile): Pack | undefined {
    const id = this.policies.byCode(facts.jurisdiction);
    return id === undefined ? undefined : this.policies.firstOf(id);
  }
}
