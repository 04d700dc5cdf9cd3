import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks by case, requests for more days, reasons of overdue, and the calendars that were loaded. */
export class CaseClocks1763800100000 implements MigrationInterface {
  name = 'CaseClocks1763800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('case_clocks', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `open boolean generated always as (coalesce(jsonb_path_exists(doc,
          '$.orders[*].deadlines[*] ? (@.state == "running" || @.state == "paused")'), false)) stored`,
      ]),
    );
    await runner.query('create index case_clocks_open on case_clocks (id) where open');
    await runner.query(
      aggregateTable('extension_request', [
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `org text generated always as (doc->>'org') stored`,
        `status text generated always as (doc->>'status') stored`,
        `case_id text generated always as (doc->>'caseId') stored`,
        `requested_at bigint generated always as ((doc->>'requestedAt')::bigint) stored`,
      ]),
    );
    await runner.query(
      "create index extension_request_pending on extension_request (requested_at, id) where status = 'pending'",
    );
    await runner.query('create index extension_request_case on extension_request (case_id)');
    await runner.query(aggregateTable('overdue_reason'));
    await runner.query(aggregateTable('calendar_index'));
    await runner.query(
      aggregateTable('calendar_table', [
        `place text generated always as ((doc->'table'->>'region') || '/' || (doc->'table'->>'year')) stored`,
        `revision int generated always as ((doc->>'revision')::int) stored`,
      ]),
    );
    await runner.query(`create index calendar_table_place on calendar_table (place, revision);
      comment on table case_clocks is 'The clocks of a case with the facts that move them; no text.';
      comment on table extension_request is 'Requests for more days and their decisions; texts under the key of the deployment.';
      comment on table overdue_reason is 'Why a unit says that it is overdue, one for each deadline, sealed.';
      comment on table calendar_index is 'One row: which loaded table counts for each region and year.';
      comment on table calendar_table is 'Every calendar table that was ever loaded, by revision; never changed.';`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
