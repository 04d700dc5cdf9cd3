import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bad ratings that gather about a department or one of its staff, and what the head of the window does about them (JL-04). */
export class Concentration1763913600000 implements MigrationInterface {
  name = 'Concentration1763913600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('concentration', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `org text generated always as (doc->>'org') stored`,
        `state text generated always as (doc->'tasks'->-1->>'state') stored`,
        `opened_at bigint generated always as ((doc->'tasks'->-1->>'openedAt')::bigint) stored`,
      ]),
    );
    await runner.query('create index concentration_state on concentration (state, opened_at, id)');
    await runner.query(aggregateTable('concentration_text'));
    await runner.query(
      `create index rating_bad on rating (jurisdiction, ((doc->'file'->>'recordedAt')::bigint))
        where doc->'file'->>'good' = 'false'`,
    );
    await runner.query(`
      comment on table concentration is 'Where bad ratings gather, with the tasks of the window''s head; no text.';
      comment on table concentration_text is 'What was done and what was found, oldest first, encrypted.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
