import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import {
  CurrentPrincipal,
  Roles,
  afterOf,
  answerWith,
  jurisdictionScope,
  limitOf,
  notYetKnown,
  pageOf,
  requireScope,
  type AuthenticatedRequest,
  type Principal,
} from '@huiying/http';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { archiveCase } from '../case-file/archive-case';
import { recordRoomWork } from '../case-file/record-room-work';
import { recordSpecialReport } from '../case-file/special-report';
import { CaseFiles } from '../persistence/case-files';
import { CaseTexts } from '../persistence/case-texts';
import { OfficeRecords } from '../persistence/office-records';
import { CaseCommand } from './case-command';
import { viewOfCase } from './case-view';
import { officeOf } from './office';
import { ArchiveBody, RoomRecordBody, SpecialReportBody, TrackingQuery } from './office-records-dtos';

/** What the office writes down beside its decisions, and who may read it. */
@ApiTags('cases')
@Controller()
export class OfficeRecordsController {
  constructor(
    private readonly cases: CaseFiles,
    private readonly texts: CaseTexts,
    private readonly records: OfficeRecords,
    private readonly command: CaseCommand,
  ) {}

  @Get('cases/:id/records')
  @Roles('dispatcher', 'reviewer', 'supervisor', 'auditor')
  @ApiOperation({
    summary: 'What the office did with the case beside its orders, in order of time, with what it wrote down',
  })
  async list(@Param('id') id: string, @CurrentPrincipal() principal: Principal) {
    const found = await this.cases.read(id);
    if (!found) throw notYetKnown();
    requireScope(officeOf(principal), { jurisdiction: found.file.facts.jurisdiction });
    const items = (await this.records.of(id)).map(({ recordedAt, ...record }) => ({
      ...record,
      ...(recordedAt === undefined ? {} : { recordedAt: formatTime(recordedAt) }),
    }));
    return { items };
  }

  @Post('cases/:id/special-report')
  @HttpCode(200)
  @Roles('dispatcher')
  @ApiOperation({
    summary:
      'A special report of a major or hot matter, and the leader’s instruction on it; until then the case goes to nobody (LN-25)',
  })
  async specialReport(
    @Param('id') id: string,
    @Body() { ground, instruction, instructedBy, summary }: SpecialReportBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const said = {
        ...(ground === undefined ? {} : { ground }),
        ...(instruction === undefined ? {} : { instruction }),
      };
      const outcome = recordSpecialReport(file, said, pack, unit.now);
      if (outcome.kind === 'became')
        await this.texts.keepRecord(unit, id, {
          kind: 'special_report',
          recordedAt: unit.now,
          ...(summary === undefined ? {} : { note: summary }),
          ...(instruction === undefined ? {} : { instruction }),
          ...(instructedBy === undefined ? {} : { approvedBy: instructedBy }),
        });
      return outcome;
    });
    return answerWith(reply, answer);
  }

  @Post('cases/:id/records')
  @HttpCode(200)
  @Roles('reviewer')
  @ApiOperation({
    summary:
      'What the office did beside the order (KY-18, KY-24, KY-30, KY-32, KY-39), and its follow-up (XX-16)',
  })
  async roomRecord(
    @Param('id') id: string,
    @Body() { note, ...work }: RoomRecordBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, async ({ file, pack, unit }) => {
      const outcome = recordRoomWork(file, work, pack, unit.now);
      if (outcome.kind === 'became')
        await this.texts.keepRecord(unit, id, { kind: work.kind, recordedAt: unit.now, note });
      return outcome;
    });
    return answerWith(reply, answer);
  }

  @Post('cases/:id/archive')
  @HttpCode(200)
  @Roles('reviewer', 'clerk')
  @ApiOperation({ summary: 'The finished file goes to the archive, with its papers (KY-58, KY-59)' })
  async archive(
    @Param('id') id: string,
    @Body() { archiveNo, papers = [] }: ArchiveBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.command.run(request, principal, id, ({ file, pack, unit }) =>
      Promise.resolve(archiveCase(file, { archiveNo, papers }, pack, unit.now)),
    );
    return answerWith(reply, answer);
  }

  @Get('tracking')
  @Roles('reviewer', 'supervisor', 'auditor')
  @ApiOperation({
    summary: 'Cases that units are investigating, those that were tracked longest ago first (KY-39)',
  })
  async tracking(@Query() query: TrackingQuery, @CurrentPrincipal() principal: Principal) {
    const jurisdiction = jurisdictionScope(principal, query.jurisdiction);
    const rows = await this.cases.tracked(jurisdiction, limitOf(query), afterOf(query, 2));
    const page = pageOf(rows, limitOf(query), ({ trackedAt, file }) => [
      String(trackedAt ?? 0),
      file.facts.caseId,
    ]);
    const items = page.items.map(({ file, trackedAt, tracked }) => ({
      ...viewOfCase(file),
      tracked,
      ...(trackedAt === undefined ? {} : { trackedAt: formatTime(trackedAt) }),
    }));
    return { items, next: page.next };
  }
}
