import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { GRANT_TO_BI, indicatorMonthSql } from '../bi-views';

/** Findings, of the order that leads, without the number of the person; and the monthly figures, made again with all 35 indicators. */
export class AllIndicatorsInBi1763804200000 implements MigrationInterface {
  name = 'AllIndicatorsInBi1763804200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FINDINGS);
    await runner.query('drop view bi.indicator_month_v1');
    for (const statement of [...indicatorMonthSql(indicators), GRANT_TO_BI]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}

/** On which days anything was found about a complaint, by whichever order: so a month's findings have an index. */
export const FOUND_DAYS = `jsonb_path_query_array(f.doc, '$.byOrder.*.foundOn')`;

export const FINDINGS = `create or replace view findings as
  select f.id as case_id, f.doc->>'jurisdiction' as jurisdiction,
    coalesce(z.org, led.finding->>'org') as org, f.doc->>'windowNo' as window_no,
    led.finding->>'foundOn' as found_on, (led.finding->>'upheld')::boolean and f.doc->'revoked' is null as upheld,
    f.doc ? 'staffNo' as names_person, ${FOUND_DAYS} as found_days
  from complaint_finding f left join organisation_codes z on z.code = f.doc->>'respondentOrg' left join lateral (
    select each.value as finding
    from jsonb_each(coalesce(f.doc->'byOrder', '{}')) each
      join order_fact o on o.id = each.key and o.doc->>'role' = 'lead'
    order by each.value->>'foundOn' desc, o.doc->>'assignedAt' desc, each.key desc limit 1
  ) led on true where f.doc is not null and f.doc->'noComplaint' is null`;
