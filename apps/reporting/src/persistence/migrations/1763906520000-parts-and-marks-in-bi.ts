import type { MigrationInterface, QueryRunner } from 'typeorm';
import { biViews } from '../bi-columns';
import { GRANT_TO_BI, biViewSql } from '../bi-views';
import { rowView } from '../row-views';
import { VIEWS } from './1763800200000-fact-tables';
import { ADDED } from './1763800290000-sources-of-all-indicators';

/** BI sees which case a part was split from, and how urgent a person has found a case. */
export class PartsAndMarksInBi1763906520000 implements MigrationInterface {
  name = 'PartsAndMarksInBi1763906520000';

  async up(runner: QueryRunner): Promise<void> {
    const [table, columns] = VIEWS['cases'] ?? ['', []];
    const view = rowView('cases', table, [...columns, ...ADDED.cases]);
    await runner.query(view.replace(/^create view/, 'create or replace view'));
    await runner.query('drop view bi.case_v1');
    const again = biViews.filter((each) => each.view === 'case_v1').flatMap(biViewSql);
    for (const statement of [...again, GRANT_TO_BI]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
