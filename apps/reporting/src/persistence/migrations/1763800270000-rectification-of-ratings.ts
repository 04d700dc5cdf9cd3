import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowView } from '../row-views';
import { VIEWS } from './1763800200000-fact-tables';

/** Later migrations add columns at the end of these. */
export const RATING = [
  ...['adoption', 'adoption_decided_at', 'follow_up', 'pending_counts boolean', 'real_name boolean'],
  ...[
    'rectified_on',
    'review_pending boolean',
    'follow_up_concluded boolean',
    'appealed_on',
    'appeal_due_on',
  ],
  ...['appeal_decided_on', 'appeal_outcome', 'appeal_on_time boolean', 'appeal_overdue boolean'],
  ...['applicant_told_on', 'review_outcome'],
];

/** What was done about a bad rating, and by which limit. Before the views of `bi`, which are made from the formulas as they are now. */
export class RectificationOfRatings1763800270000 implements MigrationInterface {
  name = 'RectificationOfRatings1763800270000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, added] of [
      ['ratings', RATING],
      ['deadlines', ['ledgered boolean']],
    ] as const) {
      const [table, columns] = VIEWS[name] ?? [`${name.slice(0, -1)}_fact`, []];
      const view = rowView(name, table, [...columns, ...added]);
      await runner.query(view.replace(/^create view/, 'create or replace view'));
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
