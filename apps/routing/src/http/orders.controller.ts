import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  afterOf,
  answerWith,
  jurisdictionScope,
  limitOf,
  notYetKnown,
  pageOf,
  requireScope,
  withEtag,
  type AuthenticatedRequest,
  type Principal,
} from '@huiying/http';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { shippedCalendar } from '@huiying/working-days';
import type { FastifyReply } from 'fastify';
import { orderOf } from '../case-file/case-file';
import { decideReturn } from '../order/decide-return';
import { excuseOrder } from '../order/excuse-order';
import { recordContact } from '../order/record-contact';
import { recordPaperCopy } from '../order/record-paper-copy';
import { reviewSubmission } from '../order/review-submission';
import { CaseFiles, type OrderRow } from '../persistence/case-files';
import { CaseTexts } from '../persistence/case-texts';
import { Organisations } from '../persistence/organisations';
import { CaseCommand, caseIdOrNotFound } from './case-command';
import { viewOfOrder } from './case-view';
import { officeOf } from './office';
import {
  ContactBody,
  ExcusalBody,
  OrderQuery,
  PaperCopyBody,
  ReturnDecisionBody,
  ReturnRequestQuery,
  ReviewBody,
} from './order-dtos';

/** Work orders: lists, and what the office decides about one (contract §5). */
@ApiTags('orders')
@Controller()
export class OrdersController {
  constructor(
    private readonly cases: CaseFiles,
    private readonly texts: CaseTexts,
    private readonly organisations: Organisations,
    private readonly command: CaseCommand,
  ) {}

  @Get('orders')
  @Roles('dispatcher', 'reviewer', 'supervisor', 'auditor', 'department')
  @ApiOperation({ summary: 'Work orders; a department sees its own' })
  async list(@Query() query: OrderQuery, @CurrentPrincipal() principal: Principal) {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const org = principal.role === 'department' ? principal.org : query.org;
    if (query.org !== undefined && org !== query.org) throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
    const filter = { jurisdiction, org, status: query.status, caseId: query.caseId };
    const page = pageOf(
      await this.cases.orders(filter, limitOf(query), afterOf(query, 2)),
      limitOf(query),
      sortValues,
    );
    return { items: page.items.map(ofCase), next: page.next };
  }

  @Get('orders/:id')
  @Roles('dispatcher', 'reviewer', 'supervisor', 'auditor', 'department')
  @ApiOperation({
    summary: 'One work order; the version of its case as ETag. A reviewer also sees the reply',
  })
  async get(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const caseId = caseIdOrNotFound(id);
    const [found, texts] = await Promise.all([
      this.cases.read(caseId),
      principal.role === 'reviewer' ? this.texts.readForOffice(caseId, id) : {},
    ]);
    const order = found && orderOf(found.file, id);
    if (!order) throw notYetKnown();
    const { jurisdiction } = found.file.facts;
    requireScope(officeOf(principal), { jurisdiction, org: order.org });
    return withEtag(reply, found.version, { ...ofCase({ file: found.file, order }), ...texts });
  }

  @Get('return-requests')
  @Roles('dispatcher', 'supervisor')
  @ApiOperation({ summary: 'Open return requests with reason and legal basis (LN-27)' })
  async returnRequests(@Query() query: ReturnRequestQuery, @CurrentPrincipal() principal: Principal) {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const rows = await this.cases.returnRequests(jurisdiction, limitOf(query), afterOf(query, 2));
    const page = pageOf(rows, limitOf(query), sortValues);
    const items = page.items.map(async (row) => {
      const { returnReason } = await this.texts.readForOffice(row.file.facts.caseId, row.order.orderId);
      return { ...ofCase(row), requestId: row.order.returnRequest?.requestId, ...returnReason };
    });
    return { items: await Promise.all(items), next: page.next };
  }

  @Post('orders/:id/return-decision')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({ summary: 'Grants or refuses a return (LN-28, LN-29)' })
  async decideReturn(
    @Param('id') id: string,
    @Body() body: ReturnDecisionBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.runOnOrder(request, principal, id, async ({ file, pack, unit }) => {
      const directory = await this.organisations.of(pack.id);
      const text = await this.texts.read(unit, file.facts.caseId);
      return decideReturn(file, id, body, { directory, pack, text, now: unit.now });
    });
    return answerWith(reply, answer);
  }

  @Post('orders/:id/review')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({
    summary: 'Checks a submission (XX-26, LN-47), or records a finding where no check is prescribed',
  })
  async review(
    @Param('id') id: string,
    @Body() body: ReviewBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { criteria, ...rest } = body;
    const answer = await this.command.runOnOrder(request, principal, id, async ({ file, pack, unit }) => {
      const text = await this.texts.reply(unit, file.facts.caseId, id);
      return reviewSubmission(
        file,
        id,
        { ...rest, criteria: { ...criteria } },
        { reply: text, pack, now: unit.now },
      );
    });
    return answerWith(reply, answer);
  }

  @Post('orders/:id/contacts')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({ summary: 'A contact made by the office, where the accused unit may not (Q40, LN-53)' })
  async contact(
    @Param('id') id: string,
    @Body() { contactedAt, outcome }: ContactBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.runOnOrder(request, principal, id, async ({ file, pack, unit }) => {
      const by = { org: orderOf(file, id)?.org ?? '', decider: 'dispatcher' } as const;
      const context = { pack, calendar: shippedCalendar(pack.region), now: unit.now };
      return recordContact(file, id, { contactedAt, outcome }, by, context);
    });
    return answerWith(reply, answer);
  }

  @Post('orders/:id/paper-copy')
  @HttpCode(200)
  @Roles('clerk', 'reviewer')
  @ApiOperation({ summary: 'The signed and sealed paper copy of a reply was handed in (XX-23)' })
  async paperCopy(
    @Param('id') id: string,
    @Body() body: PaperCopyBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.runOnOrder(request, principal, id, ({ file, unit }) =>
      Promise.resolve(recordPaperCopy(file, id, body, unit.now)),
    );
    return answerWith(reply, answer);
  }

  @Post('orders/:id/excusal')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({ summary: 'Lets a co-handler go (Q44, Q63)' })
  async excuse(
    @Param('id') id: string,
    @Body() body: ExcusalBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.runOnOrder(request, principal, id, async ({ file, unit }) => {
      const outcome = excuseOrder(file, id, unit.now);
      if (outcome.kind === 'became') await this.texts.keepExcusal(unit, file.facts.caseId, id, body.reason);
      return outcome;
    });
    return answerWith(reply, answer);
  }
}

const sortValues = ({ file, order }: OrderRow): readonly string[] => [file.facts.caseId, order.orderId];

function ofCase({ file, order }: OrderRow): Record<string, unknown> {
  const { caseId, caseNo, upstreamCaseNo, part, jurisdiction, caseType, urgency } = file.facts;
  return {
    ...viewOfOrder(order),
    caseId,
    caseNo,
    upstreamCaseNo,
    ...(part === undefined ? {} : { part }),
    jurisdiction,
    caseType,
    urgency,
    caseStatus: file.status,
  };
}
