import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appeals of bad ratings, and what they say, sealed. */
export class Appeal1763800500000 implements MigrationInterface {
  name = 'Appeal1763800500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('appeal', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `org text generated always as (doc->>'org') stored`,
        `status text generated always as (doc->>'status') stored`,
        `filed_at bigint generated always as ((doc->>'filedAt')::bigint) stored`,
      ]),
    );
    await runner.query("create index appeal_pending on appeal (filed_at, id) where status = 'pending'");
    await runner.query(aggregateTable('appeal_text'));
    await runner.query(`
      comment on table appeal is 'Appeals of bad ratings and their decisions; no text.';
      comment on table appeal_text is 'Statement, documents and applicant of an appeal, and the reason of its decision, encrypted.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
