import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowView } from '../row-views';
import { VIEWS } from './1763800200000-fact-tables';
import { RATING } from './1763800270000-rectification-of-ratings';

/** Whether a rectification counts in the on-time rate. Before the views of `bi`, which are made from the formulas as they are now. */
export class RectificationCounts1763800280000 implements MigrationInterface {
  name = 'RectificationCounts1763800280000';

  async up(runner: QueryRunner): Promise<void> {
    const [table, columns] = VIEWS['ratings'] ?? ['rating_fact', []];
    const view = rowView('ratings', table, [...columns, ...RATING, 'rectification_counts boolean']);
    await runner.query(view.replace(/^create view/, 'create or replace view'));
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
