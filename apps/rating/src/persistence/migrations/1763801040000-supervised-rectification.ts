import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who waits for a follow-up, and of whom the three bodies were told. */
export class SupervisedRectification1763801040000 implements MigrationInterface {
  name = 'SupervisedRectification1763801040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rectification
        add column escalated boolean generated always as (doc->'escalation' is not null) stored,
        add column accepted_at bigint
          generated always as ((doc #>> '{attempts,-1,review,at}')::bigint) stored;
      create index rectification_escalated on rectification (id) where escalated;
      create index rectification_accepted on rectification (accepted_at, id) where state = 'accepted';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
