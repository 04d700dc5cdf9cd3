import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dispatcher's list puts urgent cases first (XX-17); the list of tracked cases is read without going through all (KY-39). */
export class ListsOfTheOffice1763811240000 implements MigrationInterface {
  name = 'ListsOfTheOffice1763811240000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function tracked_last(doc jsonb) returns bigint language sql immutable parallel safe as
      $$ select coalesce(max((r->>'at')::bigint), 0)
           from jsonb_array_elements(coalesce(doc->'roomRecords', '[]'::jsonb)) r where r->>'kind' = 'tracking' $$;
      create index case_file_tracked on case_file (tracked_last(doc), id) where status = 'handling';
      drop index case_file_waiting;
      create index case_file_waiting on case_file ((doc->'first' is distinct from 'true'::jsonb), waiting_since, id)
        where status = 'proposed'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
