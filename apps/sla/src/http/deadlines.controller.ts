import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { caseIdOfOrder, formatTime, localDateOf } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  notYetKnown,
  requireScope,
  withEtag,
  type Principal,
} from '@huiying/http';
import { LegalClock } from '@huiying/messaging';
import { Policies, type Pack } from '@huiying/policy';
import type { FastifyReply } from 'fastify';
import { shareIn } from '../bad-rating/rating-clocks';
import { deadlineOf, type CaseClocks } from '../deadline/case-clocks';
import { orderIdIn } from '../deadline/deadline';
import { explainDeadline } from '../deadline/explain-deadline';
import { Calendars } from '../persistence/calendars';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { ExtensionRequests } from '../persistence/extension-requests';
import { RatingDeadlines } from './rating-deadlines';
import { deadlineView, overdueReasonView, visibleOrders } from './deadline-view';

const READERS = [
  'clerk',
  'dispatcher',
  'reviewer',
  'supervisor',
  'auditor',
  'department',
  'operator',
] as const;

/** Every deadline, and why it ends when it does. */
@ApiTags('deadlines')
@ApiBearerAuth()
@Controller()
@Roles(...READERS)
export class DeadlinesController {
  constructor(
    private readonly clocks: ClocksOfCases,
    private readonly ratings: RatingDeadlines,
    private readonly reasons: ExtensionRequests,
    private readonly calendars: Calendars,
    private readonly policies: Policies,
    private readonly clock: LegalClock,
  ) {}

  @Get('cases/:id')
  @ApiOperation({ summary: 'What the clocks of a case depend on; its ETag goes with commands on the case' })
  async one(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { doc, version } = await this.visible(id, principal);
    const { caseId, caseNo, jurisdiction, policyRef, caseType, urgency, statutory, reclassified } = doc;
    return withEtag(reply, version, {
      ...{ caseId, caseNo, jurisdiction, policyRef, caseType, urgency },
      ...(statutory ? { statutory: { ...statutory, setAt: formatTime(statutory.setAt) } } : {}),
      ...(reclassified
        ? { reclassified: reclassified.map((each) => ({ ...each, at: formatTime(each.at) })) }
        : {}),
      deadlines: await this.views(doc, principal),
    });
  }

  @Get('cases/:id/deadlines')
  @ApiOperation({
    summary:
      'Every deadline of a case, those that have ended included; why a unit says that it was overdue (LN-69)',
  })
  async ofCase(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly object[]> {
    const { doc, version } = await this.visible(id, principal);
    return withEtag(reply, version, await this.views(doc, principal));
  }

  @Get('ratings/:id/deadlines')
  @ApiOperation({ summary: 'Every deadline of a rating; empty when none runs' })
  ofRating(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<readonly object[]> {
    return this.ratings.of(id, principal);
  }

  @Get('deadlines/:id/explanation')
  @ApiOperation({
    summary:
      'Start event, rule, each counted day, pauses, extensions, calendar: for programs and, as text, for people',
  })
  async explanation(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    if (shareIn(id)) return this.ratings.explanation(id, principal);
    const caseId = caseIdOfOrder(orderIdIn(id));
    if (caseId === undefined) throw new ProblemException(404, 'SLA.DEADLINE_UNKNOWN');
    const { doc } = await this.visible(caseId, principal);
    const found = deadlineOf(doc, id);
    if (!found) throw new ProblemException(404, 'SLA.DEADLINE_UNKNOWN');
    if (!visibleOrders(doc, principal).includes(found.order))
      throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
    const pack = this.packOf(doc);
    const { calendar } = await this.calendars.ofRevision(found.deadline.calendar.revision, pack);
    const explained = explainDeadline(doc, id, pack, calendar);
    const on = {
      pack,
      calendar: { calendar, revision: found.deadline.calendar.revision },
      now: this.clock.now(),
    };
    return { ...deadlineView(doc, found.order, found.deadline, on), policyRef: doc.policyRef, ...explained };
  }

  private packOf({ policyRef }: CaseClocks): Pack {
    return this.policies.governing(policyRef, localDateOf(this.clock.now()));
  }

  private async views(doc: CaseClocks, principal: Principal): Promise<readonly object[]> {
    const pack = this.packOf(doc);
    const on = { pack, calendar: await this.calendars.current(pack), now: this.clock.now() };
    const orders = visibleOrders(doc, principal);
    const ids = orders.flatMap(({ deadlines }) => deadlines.map(({ deadlineId }) => deadlineId));
    const reasons = await this.reasons.reasonsOf(ids);
    return orders.flatMap((order) =>
      order.deadlines.map((deadline) => ({
        ...deadlineView(doc, order, deadline, on),
        ...overdueReasonView(reasons.get(deadline.deadlineId)),
      })),
    );
  }

  /** @throws ProblemException 404 NOT_YET_KNOWN, 403 AUTH.OUT_OF_SCOPE */
  private async visible(caseId: string, principal: Principal): Promise<{ doc: CaseClocks; version: number }> {
    const found = await this.clocks.read(caseId);
    if (!found) throw notYetKnown();
    const { jurisdiction } = found.doc;
    const [order] = visibleOrders(found.doc, principal);
    requireScope(principal, {
      jurisdiction,
      org: principal.role === 'department' ? order?.org : principal.org,
    });
    return found;
  }
}
