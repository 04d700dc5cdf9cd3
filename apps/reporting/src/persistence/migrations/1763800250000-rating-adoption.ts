import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowView } from '../row-views';
import { VIEWS } from './1763800200000-fact-tables';

/** What became of a rating on appeal. Before the views of `bi`, which are made from the formulas as they are now. */
export class RatingAdoption1763800250000 implements MigrationInterface {
  name = 'RatingAdoption1763800250000';

  async up(runner: QueryRunner): Promise<void> {
    const [table, columns] = VIEWS['ratings'] ?? ['rating_fact', []];
    const view = rowView('ratings', table, [...columns, 'adoption', 'adoption_decided_at']);
    await runner.query(view.replace(/^create view/, 'create or replace view'));
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
