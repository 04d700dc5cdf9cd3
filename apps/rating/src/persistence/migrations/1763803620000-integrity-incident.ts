import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody has to answer for, and what was decided about it (JL-06, HA-36). */
export class IntegrityIncident1763803620000 implements MigrationInterface {
  name = 'IntegrityIncident1763803620000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('integrity_incident', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `state text generated always as (doc->>'state') stored`,
        `recorded_at bigint generated always as ((doc->>'recordedAt')::bigint) stored`,
      ]),
    );
    await runner.query(
      'create index integrity_incident_state on integrity_incident (state, recorded_at, id)',
    );
    await runner.query(aggregateTable('integrity_text'));
    await runner.query(`
      comment on table integrity_incident is 'Incidents of integrity with their decisions and referrals; no name, no text.';
      comment on table integrity_text is 'Who is named in an incident and what is said of it, oldest first, encrypted.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
