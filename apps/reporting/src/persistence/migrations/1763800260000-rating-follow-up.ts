import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowView } from '../row-views';
import { VIEWS } from './1763800200000-fact-tables';

/** What people said after a rectification. Before the views of `bi`, which are made from the formulas as they are now. */
export class RatingFollowUp1763800260000 implements MigrationInterface {
  name = 'RatingFollowUp1763800260000';

  async up(runner: QueryRunner): Promise<void> {
    const [table, columns] = VIEWS['ratings'] ?? ['rating_fact', []];
    const added = ['adoption', 'adoption_decided_at', 'follow_up'];
    const view = rowView('ratings', table, [...columns, ...added]);
    await runner.query(view.replace(/^create view/, 'create or replace view'));
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
