import { NUMBERS_PER_STEP, aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases as they come, their sealed texts and identities, and the row where cases of one person and matter meet. */
export class CaseFile1763800100000 implements MigrationInterface {
  name = 'CaseFile1763800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create sequence case_number increment by ${NUMBERS_PER_STEP} start with 1 minvalue 1`,
    );
    await runner.query(
      aggregateTable('case_file', [
        `jurisdiction text generated always as (doc->'file'->'facts'->>'jurisdiction') stored`,
        `case_no text generated always as (doc->'file'->'facts'->>'caseNo') stored`,
        `upstream_case_no text generated always as (doc->>'upstreamCaseNo') stored`,
        `received_at text generated always as (coalesce(doc->'file'->'facts'->>'receivedAt', '')) stored`,
        `held boolean generated always as (coalesce(doc->'file'->>'status' = 'held', false)
          or coalesce(doc->'file'->'withdrawal'->>'status' = 'unproven' and doc->'file'->>'status' <> 'ended', false)) stored`,
        `waiting boolean generated always as (coalesce(jsonb_path_exists(doc, '$.order.heard[*].seq ? (@ > $.order.next)'), false)) stored`,
      ]),
    );
    await runner.query('create index case_file_held on case_file (received_at, id) where held');
    await runner.query('create index case_file_waiting on case_file (received_at, id) where waiting');
    await runner.query('create index case_file_case_no on case_file (case_no)');
    await runner.query('create index case_file_upstream_case_no on case_file (upstream_case_no)');
    for (const table of ['waiting_event', 'papers', 'addition', 'same_matter', 'released_reply']) {
      await runner.query(aggregateTable(table));
    }
    await runner.query(
      aggregateTable('party', [
        `id_index text generated always as (doc->>'idIndex') stored`,
        `phone_index text generated always as (doc->>'phoneIndex') stored`,
      ]),
    );
    await runner.query('create index party_id_index on party (id_index) where id_index is not null');
    await runner.query('create index party_phone_index on party (phone_index) where phone_index is not null');
    await runner.query(
      aggregateTable('party_look', [`case_id text generated always as (doc->>'caseId') stored`]),
    );
    await runner.query('create index party_look_of on party_look (case_id)');
    await runner.query(`
      create function looks_are_for_ever() returns trigger language plpgsql as
      $$ begin raise exception 'a look at an identity is never changed or deleted'; end $$;
      create trigger party_look_for_ever before update or delete on party_look
        for each row execute function looks_are_for_ever();
      comment on table case_file is 'One upstream case: order of its events, and where it stands.';
      comment on table waiting_event is 'Events that came before their turn, encrypted; emptied when their turn has come.';
      comment on table papers is 'Texts under the key of the case; the key itself under the key of the deployment.';
      comment on table addition is 'What came after created: supplements, reasons and proofs of withdrawals.';
      comment on table party is 'Who filed the case, under its key; equal numbers are found by blind indexes.';
      comment on table party_look is 'Every look at an identity, granted or not.';
      comment on table same_matter is 'Where the cases of one person on one matter meet.';
      comment on table released_reply is 'The reply a case got last, under its key: one linked later gets the same.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
