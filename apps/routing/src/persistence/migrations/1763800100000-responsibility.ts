import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The case files with what the office's lists ask for, the directory, and the sealed texts. */
export class Responsibility1763800100000 implements MigrationInterface {
  name = 'Responsibility1763800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('case_file', [
        `status text generated always as (doc->>'status') stored`,
        `jurisdiction text generated always as (doc->'facts'->>'jurisdiction') stored`,
        `waiting_since bigint generated always as ((doc->>'since')::bigint) stored`,
        `waits_because text generated always as (doc->>'waitsBecause') stored`,
        `orgs jsonb generated always as (jsonb_path_query_array(doc, '$.orders[*].org')) stored`,
        `return_open boolean generated always as (jsonb_path_exists(doc, '$.orders[*].returnRequest')) stored`,
      ]),
    );
    await runner.query(`
      create index case_file_waiting on case_file (waiting_since, id) where status = 'proposed';
      create index case_file_return_open on case_file (id) where return_open;
      create index case_file_orgs on case_file using gin (orgs);
      comment on table case_file is 'One accepted case: who is responsible, its work orders, how it ended. No text, no names.'`);
    await runner.query(
      aggregateTable('organisation', [
        `status text generated always as (doc->>'status') stored`,
        `jurisdiction text generated always as (doc->>'jurisdiction') stored`,
        `pack text generated always as (doc->>'pack') stored`,
      ]),
    );
    await runner.query(`
      create index organisation_of_place on organisation (pack);
      comment on table organisation is 'The directory: organisations, their duties, their contacts (names and telephone numbers stay here).'`);
    await runner.query(aggregateTable('case_key'));
    await runner.query(aggregateTable('case_text'));
    await runner.query(aggregateTable('order_text'));
    await runner.query(aggregateTable('rating_reference'));
    await runner.query(`
      comment on table case_key is 'Keys of the texts, sealed at rest; a row without key: purged for good.';
      comment on table case_text is 'Text of a case and its supplements, sealed under the key of the case.';
      comment on table order_text is 'Reply and return reason of an order, sealed under the key of the case.';
      comment on table rating_reference is 'Ratings that other services spoke of; carries what has been read about them.'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
