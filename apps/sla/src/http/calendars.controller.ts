import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatTime, localDateOf } from '@huiying/contracts';
import {
  CurrentPrincipal,
  ProblemException,
  Roles,
  answerWith,
  commandOf,
  type Principal,
} from '@huiying/http';
import { Commands, LegalClock, type UnitOfWork } from '@huiying/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { placeOf, tableId } from '../calendar/calendar-index';
import { isCalendarFault, replaceYear, tableOf, type YearGiven } from '../calendar/replace-year';
import { Calendars } from '../persistence/calendars';
import { CURRENT, calendarIndexes, calendarTables } from '../persistence/stores';
import { CalendarOverview } from './calendar-overview';
import { CalendarPreview } from './calendar-preview';
import { CalendarPreviewBody, CalendarYearBody } from './dtos';

/** Calendars by region and year, each with its document (Q13, Q36). */
@ApiTags('calendars')
@ApiBearerAuth()
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly commands: Commands,
    private readonly calendars: Calendars,
    private readonly overview: CalendarOverview,
    private readonly preview: CalendarPreview,
    private readonly clock: LegalClock,
  ) {}

  @Get()
  @Roles('dispatcher', 'supervisor', 'auditor', 'operator')
  @ApiOperation({
    summary: 'Which years are loaded, and how many open deadlines are estimates without theirs',
  })
  all(@CurrentPrincipal() principal: Principal): Promise<object> {
    return this.overview.of(ownPlace(principal));
  }

  @Get(':region/:year')
  @Roles('dispatcher', 'supervisor', 'auditor', 'operator')
  @ApiOperation({ summary: 'The table that was loaded last for a region and year' })
  async one(@Param('region') region: string, @Param('year', ParseIntPipe) year: number): Promise<object> {
    const found = await this.calendars.loaded(region, year);
    if (!found)
      throw new ProblemException(404, 'SLA.CALENDAR_YEAR_MISSING', {
        detail: 'no table was loaded; a shipped one may count',
      });
    const { table, revision, loadedAt, by } = found;
    return { ...table, revision, loadedAt: formatTime(loadedAt), by };
  }

  @Put(':region/:year')
  @Roles('supervisor', 'operator')
  @ApiOperation({ summary: "Replaces a region's year; open deadlines count again, ended ones are frozen" })
  async load(
    @Param('region') region: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { days, source }: CalendarYearBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    requireWhole(principal, region);
    const answer = await this.commands.run(commandOf(request, principal), (unit) =>
      this.replace({ region, year, days, source: sourceOf(source, unit.now) }, principal.sub, unit),
    );
    return answerWith(reply, answer);
  }

  @Post('preview')
  @HttpCode(200)
  @Roles('supervisor', 'operator')
  @ApiOperation({ summary: 'Which open deadlines such a load would move; nothing is changed' })
  async show(
    @Body() { region, year, days, source }: CalendarPreviewBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    const now = this.clock.now();
    const table = trusted(() => tableOf({ region, year, days, source: sourceOf(source, now) }, 'preview'));
    return this.preview.of(table, ownPlace(principal), now);
  }

  private async replace(
    given: YearGiven,
    by: string,
    unit: UnitOfWork,
  ): Promise<{ status: number; body: object }> {
    const before = await unit.find(calendarIndexes, CURRENT);
    const { index, loaded } = trusted(() => replaceYear(before, given, by, unit.now));
    const place = placeOf(loaded.table);
    const id = tableId(place, loaded.revision);
    await unit.find(calendarTables, id);
    unit.save(calendarTables, id, loaded);
    unit.save(calendarIndexes, CURRENT, index);
    const of = { store: calendarIndexes, id: CURRENT, dueAt: unit.now };
    unit.schedule(['recount', 'rating-recount'].map((name) => ({ ...of, name })));
    return {
      status: 200,
      body: {
        region: given.region,
        year: given.year,
        revision: loaded.revision,
        version: loaded.table.version,
        days: loaded.table.days.length,
      },
    };
  }
}

const ownPlace = ({ jurisdiction }: Principal): string | undefined =>
  jurisdiction === '*' ? undefined : jurisdiction;

/** A nation's or another division's calendar moves deadlines beyond one's own jurisdiction. */
function requireWhole({ jurisdiction }: Principal, region: string): void {
  if (
    jurisdiction !== '*' &&
    region !== 'CN' &&
    !region.startsWith(jurisdiction) &&
    !jurisdiction.startsWith(region)
  )
    throw new ProblemException(403, 'AUTH.OUT_OF_SCOPE');
}

/** The title of the notice alone is dated on the day on which it is loaded. */
const sourceOf = (source: unknown, now: number): unknown =>
  typeof source === 'string' ? { document: source, issuedOn: localDateOf(now) } : source;

function trusted<T>(read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (!isCalendarFault(fault)) throw fault;
    throw new ProblemException(422, 'SLA.CALENDAR_INVALID', {
      detail: `'${fault.key}': expected ${fault.expectation}`,
      errors: [{ path: `/${fault.key}`, message: `expected ${fault.expectation}` }],
    });
  }
}
