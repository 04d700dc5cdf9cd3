import { Injectable } from '@nestjs/common';
import { caseIdOfOrder } from '@huiying/contracts';
import { ProblemException, notYetKnown, requireScope, type Principal } from '@huiying/http';
import type { UnitOfWork } from '@huiying/messaging';
import { localDate, type LocalDate } from '@huiying/working-days';
import { deadlineOf, orderOf } from '../deadline/case-clocks';
import type { Deadline } from '../deadline/deadline';
import { KeepClocks } from '../keep-clocks';
import { Supervisions } from '../persistence/supervisions';
import { SuperviseOrder } from '../supervise-order';
import { closeSupervision } from '../supervision/issue-supervision';
import type { Supervision } from '../supervision/supervision';
import { problemOfRefusal } from './refusal-problem';
import type { SupervisionBody, SupervisionClosureBody } from './supervision-dtos';

/** What a supervisor does about an order that is not done as it should be. Whoever holds it may not decide on it. */
@Injectable()
export class Supervise {
  constructor(
    private readonly keep: KeepClocks,
    private readonly register: Supervisions,
    private readonly supervise: SuperviseOrder,
  ) {}

  async issue(body: SupervisionBody, principal: Principal, unit: UnitOfWork): Promise<Supervision> {
    const caseId = caseIdOfOrder(body.orderId);
    if (caseId === undefined) throw new ProblemException(404, 'ORDER.UNKNOWN');
    const clocks = await this.keep.find(unit, caseId);
    const order = clocks && orderOf(clocks, body.orderId);
    if (!clocks || !order) throw notYetKnown();
    requireOther(principal, clocks.jurisdiction, order.org);
    const { dueOn, ...asked } = body;
    const outcome = await this.supervise.run(unit, clocks, {
      ...asked,
      ...(dueOn === undefined ? {} : { dueOn: dayIn(dueOn) }),
      by: 'supervisor',
      issuedBy: principal.sub,
    });
    if (outcome.kind === 'refused') throw problemOfRefusal(outcome.refusal);
    return outcome.facts;
  }

  async close(
    id: string,
    { outcome, note }: SupervisionClosureBody,
    principal: Principal,
    unit: UnitOfWork,
  ): Promise<{ readonly doc: Supervision; readonly deadline: Deadline | null }> {
    const supervision = await this.register.find(unit, id);
    const clocks = supervision && (await this.keep.find(unit, supervision.caseId));
    if (!supervision || !clocks) throw notYetKnown();
    requireOther(principal, supervision.jurisdiction, supervision.org);
    if (supervision.closure) throw new ProblemException(409, 'SLA.SUPERVISION_CLOSED');
    const revoked = outcome === 'revoked' ? { revoked: true } : {};
    const closing = { closedAt: unit.now, finished: outcome === 'finished', ...revoked };
    const nth = Number(supervision.deadlineId.split(':').at(-1));
    const facts = closeSupervision(clocks, supervision.orderId, nth, closing);
    const settled = await this.keep.settle(unit, facts, 'facts_changed');
    const closure = { at: unit.now, by: principal.sub, outcome, sealedNote: this.register.seal(note) };
    const closed: Supervision = { ...supervision, closure };
    this.register.save(unit, closed);
    return { doc: closed, deadline: deadlineOf(settled, supervision.deadlineId)?.deadline ?? null };
  }
}

/** @throws ProblemException 403 */
function requireOther(principal: Principal, jurisdiction: string, holder: string): void {
  requireScope(principal, { jurisdiction, org: principal.org });
  if (principal.org === holder) throw new ProblemException(403, 'CASE.CONFLICT_OF_INTEREST');
}

function dayIn(text: string): LocalDate {
  try {
    return localDate(text);
  } catch {
    throw new ProblemException(400, 'REQUEST.INVALID', {
      errors: [{ path: '/dueOn', message: 'is not a day of the calendar' }],
    });
  }
}
