import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looked when, and the working days on which a department did not (XX-06, XX-33). */
export class DutyDays1763809620000 implements MigrationInterface {
  name = 'DutyDays1763809620000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('duty_day', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `org text generated always as (doc->>'org') stored`,
        `on_day text generated always as (doc->>'on') stored`,
        `missed boolean generated always as (doc ? 'missed') stored`,
      ]),
    );
    await runner.query(`
      create index duty_day_latest on duty_day (on_day desc, id desc);
      comment on table duty_day is 'The duty log: looks of a department on one day, and what was missed. No names.'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
