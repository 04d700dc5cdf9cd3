import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowView } from '../row-views';

/** Draws and visits. Before the views of `bi`, which are made from the formulas as they are now. */
export class FollowUps1763800275000 implements MigrationInterface {
  name = 'FollowUps1763800275000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('follow_up_sample'));
    await runner.query(aggregateTable('follow_up'));
    await runner.query(
      rowView('follow_ups', 'follow_up', [
        ...['follow_up_id', 'sample_id', 'case_id', 'case_no', 'jurisdiction', 'org', 'method', 'state'],
        ...['sampled_on', 'outcome', 'satisfaction', 'solved boolean', 'visited_on', 'attempts int'],
      ]),
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
