import { Injectable } from '@nestjs/common';
import {
  ProblemException,
  commandOf,
  notYetKnown,
  type AuthenticatedRequest,
  type Principal,
} from '@huiying/http';
import { Commands, ref, type AggregateRef, type CommandAnswer, type UnitOfWork } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import { caseIdOfOrder, localDateOf } from '@huiying/contracts';
import type { CaseFile } from '../case-file/case-file';
import { isConflicted } from '../case-file/conflict-of-interest';
import type { Outcome } from '../outcome';
import { CaseFiles } from '../persistence/case-files';
import { Organisations } from '../persistence/organisations';
import { caseFiles, caseKeys, orderTexts } from '../persistence/stores';
import { viewOfCase } from './case-view';
import { problemOfRefusal } from './refusal-problem';

export interface Deciding {
  readonly file: CaseFile;
  readonly pack: Pack;
  readonly unit: UnitOfWork;
}

/**
 * One officer's decision on a case: the same unit of work as a message. The version that the officer saw is the case's,
 * also for an order of it: whatever changed in the case since may matter for the decision.
 */
@Injectable()
export class CaseCommand {
  constructor(
    private readonly commands: Commands,
    private readonly cases: CaseFiles,
    private readonly organisations: Organisations,
    private readonly policies: Policies,
  ) {}

  /** @throws ProblemException 403 out of scope or in conflict, 409/422 what the decision refuses */
  run(
    request: AuthenticatedRequest,
    principal: Principal,
    caseId: string,
    decide: (deciding: Deciding) => Promise<Outcome<CaseFile>>,
    also: readonly AggregateRef[] = [],
  ): Promise<CommandAnswer> {
    const command = { ...commandOf(request, principal, ref(caseFiles, caseId)), also };
    return this.commands.run(command, async (unit) => {
      const file = await this.cases.find(unit, caseId);
      if (!file) throw notYetKnown();
      const pack = this.policies.governing(file.facts.policyRef, localDateOf(unit.now));
      await this.requireDecider(principal, file, pack, unit);
      const outcome = await decide({ file, pack, unit });
      if (outcome.kind === 'refused') throw problemOfRefusal(outcome.refusal);
      if (outcome.kind === 'nothing') return { status: 200, body: viewOfCase(file) };
      this.cases.save(unit, outcome.state);
      unit.publish(outcome.events);
      return { status: 200, body: viewOfCase(outcome.state) };
    });
  }

  /** The same by an order's id, which names its case. */
  runOnOrder(
    request: AuthenticatedRequest,
    principal: Principal,
    orderId: string,
    decide: (deciding: Deciding) => Promise<Outcome<CaseFile>>,
  ): Promise<CommandAnswer> {
    const caseId = caseIdOrNotFound(orderId);
    return this.run(request, principal, caseId, decide, [ref(orderTexts, orderId), ref(caseKeys, caseId)]);
  }

  private async requireDecider(
    principal: Principal,
    file: CaseFile,
    pack: Pack,
    unit: UnitOfWork,
  ): Promise<void> {
    const { jurisdiction, org } = principal;
    if (jurisdiction !== '*' && jurisdiction !== file.facts.jurisdiction)
      throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
    if (org === undefined) return;
    const own = await this.organisations.find(unit, org);
    if (isConflicted(file, { ...own, org }, pack)) {
      throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST', {
        detail: 'who is accused or holds the order may not decide',
      });
    }
  }
}

/** @throws ProblemException 404: the text is no id of ours, so nothing of that name will ever arrive */
export function caseIdOrNotFound(orderId: string): string {
  const caseId = caseIdOfOrder(orderId);
  if (caseId === undefined) throw new ProblemException(404, 'ORDER.UNKNOWN');
  return caseId;
}
