import { Injectable } from '@nestjs/common';
import { Reader, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import { localDateOf, shippedCalendar, type LocalDate } from '@huiying/working-days';
import { dutyDayIdOf, lookDutyOf, nextDutyDay, type DutyDay } from '../duty-log/duty-day';
import { dutyDays } from './stores';

export interface DutyLogFilter {
  readonly jurisdiction?: string | undefined;
  readonly org?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly missed?: boolean | undefined;
}

/** The duty log, and the timer that settles each working day of each department. */
@Injectable()
export class DutyDays {
  constructor(
    private readonly reader: Reader,
    private readonly policies: Policies,
  ) {}

  find(unit: UnitOfWork, org: string, on: LocalDate): Promise<DutyDay | undefined> {
    return unit.find(dutyDays, dutyDayIdOf(org, on));
  }

  save(unit: UnitOfWork, day: DutyDay): void {
    unit.save(dutyDays, day.dutyDayId, day);
  }

  /**
   * Has the first working day on or after the date settled when it is over. Asked again for the same day, nothing changes;
   * where the regulation knows no duty log nothing is scheduled.
   */
  expect(
    unit: UnitOfWork,
    { org, jurisdiction }: { readonly org: string; readonly jurisdiction: string },
    from: LocalDate,
  ): void {
    const pack = this.policies.inForce(jurisdiction, from);
    if (!pack || !lookDutyOf(pack)) return;
    const { on, endsAt } = nextDutyDay(from, shippedCalendar(pack.region));
    unit.schedule([{ store: dutyDays, id: dutyDayIdOf(org, on), name: `duty:${org}`, dueAt: endsAt }]);
  }

  /** From the day after: on the day on which it is entered a department owes nothing yet. */
  expectFromTomorrow(
    unit: UnitOfWork,
    organisation: { readonly org: string; readonly jurisdiction: string },
  ): void {
    this.expect(unit, organisation, localDateOf(unit.now + 86_400_000));
  }

  /** When the department acknowledged orders in that time, each instant once. */
  async acknowledgements(org: string, from: number, before: number): Promise<readonly number[]> {
    const rows = await this.reader.query<{ at: string }>(
      `select distinct (o->>'acknowledgedAt')::bigint as at
         from case_file, jsonb_array_elements(doc->'orders') o
        where orgs ? $1 and o->>'org' = $1
          and (o->>'acknowledgedAt')::bigint >= $2 and (o->>'acknowledgedAt')::bigint < $3 order by at`,
      [org, from, before],
    );
    return rows.map(({ at }) => Number(at));
  }

  /** Days of departments, latest first. @param after day and id of the last row shown */
  async list(filter: DutyLogFilter, limit: number, after?: readonly string[]): Promise<readonly DutyDay[]> {
    const { jurisdiction, org, from, to, missed } = filter;
    const rows = await this.reader.query<{ doc: DutyDay }>(
      `select doc from duty_day
        where ($1::text is null or jurisdiction = $1) and ($2::text is null or org = $2)
          and ($3::text is null or on_day >= $3) and ($4::text is null or on_day <= $4)
          and ($5::boolean is null or missed = $5)
          and ($6::text is null or (on_day, id) < ($6, $7)) order by on_day desc, id desc limit $8`,
      [
        ...[jurisdiction ?? null, org ?? null, from ?? null, to ?? null, missed ?? null],
        ...[after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      ],
    );
    return rows.map(({ doc }) => doc);
  }
}
