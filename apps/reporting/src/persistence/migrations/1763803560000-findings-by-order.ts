import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Findings stand by work order. Of an older row it is known whose word it was, so it goes to that organisation's order;
 * an older release reads no finding until the upgrade is through, and blames nobody meanwhile.
 */
export class FindingsByOrder1763803560000 implements MigrationInterface {
  name = 'FindingsByOrder1763803560000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      with spoken as (
        select distinct on (f.id) f.id, jsonb_build_object(o.id, jsonb_strip_nulls(jsonb_build_object(
          'org', f.doc->'org', 'upheld', f.doc->'upheld', 'fault', f.doc->'fault', 'foundOn', f.doc->'foundOn'))) as found
        from complaint_finding f
          join order_fact o on o.doc->>'caseId' = f.id and o.doc->>'org' = f.doc->>'org'
        where f.doc ? 'foundOn'
        order by f.id, o.doc->>'role' desc, o.doc->>'assignedAt' desc
      )
      update complaint_finding f
        set doc = (f.doc - '{org,upheld,fault,foundOn}'::text[])
          || case when spoken.found is null then '{}' else jsonb_build_object('byOrder', spoken.found) end
        from complaint_finding old left join spoken on spoken.id = old.id
        where f.id = old.id and f.doc ? 'foundOn'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}
