import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indicators } from '../../indicators/catalogue';
import { accountabilityViews } from '../bi-accountability-columns';
import { GRANT_TO_BI, biViewSql, indicatorMonthSql } from '../bi-views';
import { keysOfRows } from './1763812400000-joined-by-key';
import { FINDINGS, FOUND_DAYS } from './1763804200000-all-indicators-in-bi';

/**
 * Whatever a month's figures count is found by an index: findings, appeals, what a rung adds to the points before it,
 * and the rungs of clocks that fall due in it.
 * Some of them read every row ever stored. The views that are made from the formulas are made again.
 */
export class RowsOfAMonth1763923100000 implements MigrationInterface {
  name = 'RowsOfAMonth1763923100000';

  async up(runner: QueryRunner): Promise<void> {
    await keysOfRows(runner);
    await runner.query(FINDINGS);
    await runner.query(
      `create index complaint_finding_found_days on complaint_finding using gin ((${FOUND_DAYS.replace('f.doc', 'doc')}))`,
    );
    for (const [name, field] of Object.entries(APPEALS)) {
      const day = `(doc->>'${field}')`;
      await runner.query(`create index rating_fact_${name} on rating_fact (${day}) where ${day} is not null`);
    }
    await runner.query(
      `create index alert_fact_charged_deadline on alert_fact ((doc->>'deadlineId')) where charged_about is not null`,
    );
    await runner.query('drop view bi.indicator_month_v1');
    await runner.query('drop view bi.deduction_v1');
    const deductions = accountabilityViews.filter(({ view }) => view === 'deduction_v1').flatMap(biViewSql);
    for (const statement of [...indicatorMonthSql(indicators), ...deductions, GRANT_TO_BI])
      await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}

const APPEALS = { appeal_due_on: 'appealDueOn', appeal_decided_on: 'appealDecidedOn' };
