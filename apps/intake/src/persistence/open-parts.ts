import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@huiying/messaging';
import type { AcceptedCase, CaseFile, HeldCase, SplitCase } from '../case/case-file';
import { supplementCase, type Supplement } from '../case/supplement-case';
import { urgeCase } from '../case/urge-case';
import { withdrawCase } from '../case/withdraw-case';
import { CaseTexts } from './case-texts';
import { Cases } from './cases';
import { SharedEnds } from './shared-ends';

/** What the person says of a message that was split is said of each demand that is still open. */
@Injectable()
export class OpenParts {
  constructor(
    private readonly cases: Cases,
    private readonly texts: CaseTexts,
    private readonly ends: SharedEnds,
  ) {}

  async supplement(unit: UnitOfWork, whole: SplitCase, supplement: Supplement): Promise<void> {
    for (const part of await this.of(unit, whole)) {
      const { caseId } = part.facts;
      const own = await this.texts.adopt(unit, caseId, supplement, whole.facts.caseId);
      const { file, events } = supplementCase(part, own);
      await this.cases.save(unit, file);
      unit.publish(events);
    }
  }

  async urge(unit: UnitOfWork, whole: SplitCase, at: number): Promise<void> {
    for (const part of await this.of(unit, whole)) {
      const { file, events } = urgeCase(part, at);
      await this.cases.save(unit, file);
      unit.publish(events);
    }
  }

  /** @param seq of the withdrawal, whose reason and proof lie with the original */
  async withdraw(unit: UnitOfWork, whole: SplitCase, seq: number, at: number): Promise<void> {
    for (const part of await this.of(unit, whole)) {
      const { caseId } = part.facts;
      const sealed = await this.texts.adoptWithdrawal(unit, caseId, seq, whole.facts.caseId);
      const decision = withdrawCase(part, { seq, at, hasProof: true, ...sealed }, {});
      await this.cases.save(unit, decision.file);
      unit.publish(decision.events);
      await this.ends.share(unit, decision, at);
    }
  }

  private async of(unit: UnitOfWork, { parts }: SplitCase): Promise<(HeldCase | AcceptedCase)[]> {
    const found = await Promise.all(parts.map(({ caseId }) => this.cases.find(unit, caseId)));
    return found.filter(isOpen);
  }
}

const isOpen = (file: CaseFile | undefined): file is HeldCase | AcceptedCase =>
  file?.status === 'held' || file?.status === 'accepted';
