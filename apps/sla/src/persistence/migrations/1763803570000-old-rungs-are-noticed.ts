import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rungs that were out before messages were written of them get none now: the next rung of their clock would send all of
 * them again (Q23). Left alone: what still waits for the window of a message; no holiday shuts it for ten days.
 */
export class OldRungsAreNoticed1763803570000 implements MigrationInterface {
  name = 'OldRungsAreNoticed1763803570000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(noticed('case_clocks', 'orders', 'notice'));
    await runner.query(noticed('rating_clocks', 'shares', 'rating-notice'));
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}

/** Only open clocks raise rungs; a list stays in its order. */
const noticed = (table: string, holders: string, timer: string): string => `
  update ${table} c set doc = jsonb_set(c.doc, '{${holders}}', (
    select jsonb_agg(jsonb_set(h.value, '{deadlines}', (
      select coalesce(jsonb_agg(jsonb_set(d.value, '{rungs}', (
        select coalesce(jsonb_agg(
          case when r.value ? 'noticedAt' or (r.value->>'issuedAt')::numeric >= waiting.since then r.value
            else r.value || jsonb_build_object('noticedAt', r.value->'issuedAt') end order by r.n), '[]')
        from jsonb_array_elements(d.value->'rungs') with ordinality r(value, n))) order by d.n), '[]')
      from jsonb_array_elements(h.value->'deadlines') with ordinality d(value, n)
        cross join lateral (
          select coalesce((
            select extract(epoch from due_at - interval '10 days') * 1000 from timer
            where store = '${table}' and aggregate_id = c.id and name = '${timer}:' || (d.value->>'deadlineId')
          ), 'Infinity'::numeric) as since) waiting)) order by h.n)
    from jsonb_array_elements(c.doc->'${holders}') with ordinality h(value, n)))
  where c.open and jsonb_path_exists(c.doc, '$.${holders}[*].deadlines[*].rungs[*] ? (!exists(@.noticedAt))')`;
