import { Injectable } from '@nestjs/common';
import { parseTime } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { deadlineOf } from '../deadline/case-clocks';
import { decideExtension, extensionDecided } from '../deadline/decide-extension';
import type { ExtensionRequest } from '../deadline/extension-request';
import { KeepClocks } from '../keep-clocks';
import { ExtensionRequests } from '../persistence/extension-requests';
import type { ExtensionDecisionBody } from './dtos';
import { problemOfRefusal } from './refusal-problem';

/** A dispatcher's decision: the fact, the clocks that follow from it, and the news of it with the date that counts now. */
@Injectable()
export class DecideExtension {
  constructor(
    private readonly keep: KeepClocks,
    private readonly requests: ExtensionRequests,
  ) {}

  async run(
    requestId: string,
    body: ExtensionDecisionBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<ExtensionRequest> {
    const request = await this.requests.find(unit, requestId);
    const clocks = request && (await this.keep.find(unit, request.caseId));
    if (!request || !clocks) throw notYetKnown();
    // who holds the order may not decide on it, whatever else he is
    requireScope(principal, { jurisdiction: request.jurisdiction, org: principal.org });
    if (principal.org !== undefined && principal.org === request.org)
      throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
    const { granted, workingDays, reason, understandingObtained } = body;
    const informed = instantIn(body);
    const on = await this.keep.surroundings(unit, clocks);
    const decision = {
      granted,
      ...(workingDays === undefined ? {} : { workingDays }),
      ...(informed === undefined ? {} : { personInformedAt: informed }),
      ...(understandingObtained === undefined ? {} : { understandingObtained }),
    };
    const outcome = decideExtension(clocks, request, decision, on);
    if (outcome.kind === 'refused') throw problemOfRefusal(outcome.refusal);
    const days = outcome.facts.workingDays;
    const settled = await this.keep.settle(unit, outcome.facts.clocks, 'extension_granted', [], unit.now);
    const found = deadlineOf(settled, request.deadlineId);
    if (found) {
      const told = { requestId, workingDays: days, reason, by: 'dispatcher' as const };
      unit.publish(extensionDecided(settled, found.order, found.deadline, told, on.pack, unit.now));
    }
    const decided: ExtensionRequest = {
      ...request,
      status: granted ? 'granted' : 'refused',
      decision: {
        ...{ at: unit.now, by: principal.sub, workingDays: days, sealedReason: this.requests.seal(reason) },
        ...(informed === undefined ? {} : { personInformedAt: informed }),
        ...(understandingObtained === undefined ? {} : { understandingObtained }),
      },
    };
    this.requests.save(unit, decided);
    return decided;
  }
}

function instantIn({ personInformedAt }: ExtensionDecisionBody): number | undefined {
  if (personInformedAt === undefined) return undefined;
  const at = parseTime(personInformedAt);
  if (at !== undefined) return at;
  throw new ProblemException(400, 'REQUEST.INVALID', {
    errors: [{ path: '/personInformedAt', message: 'is not a time of the contract' }],
  });
}
