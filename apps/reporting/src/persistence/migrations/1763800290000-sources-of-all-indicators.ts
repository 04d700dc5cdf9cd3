import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowView } from '../row-views';
import { VIEWS } from './1763800200000-fact-tables';
import { RATING } from './1763800270000-rectification-of-ratings';

/** Later migrations add columns at the end of these. */
export const ADDED: Readonly<Record<'cases' | 'deadlines' | 'ratings', readonly string[]>> = {
  cases: [
    ...['withdrawn_counts', 'respondent_org', 'later_late boolean'],
    ...['part_of', 'part', 'marked_urgency'],
  ],
  deadlines: ['ledgered boolean', 'unextended_due_at'],
  ratings: [
    ...[...RATING, 'rectification_counts boolean', 'counts_apart boolean'],
    ...['satisfaction_counts', 'satisfaction_month', 'redo_rate_of', 'shares', 'nothing_owed boolean'],
  ],
};

/**
 * What the last nine indicators count, and how the law of a jurisdiction reads the others. Before the views of `bi`,
 * which are made from the formulas as they are now.
 */
export class SourcesOfAllIndicators1763800290000 implements MigrationInterface {
  name = 'SourcesOfAllIndicators1763800290000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('supervision_fact', [`issued_on text generated always as (doc->>'issuedOn') stored`]),
    );
    await runner.query('create index supervision_fact_issued_on on supervision_fact (issued_on)');
    await runner.query(rowView('supervisions', 'supervision_fact', SUPERVISION));
    for (const table of ['volume_feed', 'upstream_statement', 'feed_version'])
      await runner.query(aggregateTable(table));
    await runner.query(VOLUMES);
    await runner.query(STATEMENT_LINES);
    for (const [name, added] of Object.entries(ADDED)) {
      const [table, columns] = VIEWS[name] ?? ['', []];
      const view = rowView(name, table, [...columns, ...added]);
      await runner.query(view.replace(/^create view/, 'create or replace view'));
    }
    await runner.query(CHARGED_ABOUT);
    await runner.query(`create index rating_fact_shares on rating_fact (rated_on) where doc ? 'shares'`);
    await runner.query(RATED_UNITS);
    await runner.query(ORGANISATION_CODES);
    await runner.query(NO_FINDINGS_YET);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}

/** The formula of points names it, so it is there before the first of the views that are made from the formulas. */
export const CHARGED_ABOUT = `alter table alert_fact add column if not exists charged_about text generated always as (
  case when (doc->>'points')::numeric > 0 then coalesce(doc->>'ratingId', doc->>'caseId') end) stored`;

const SUPERVISION = [
  ...['supervision_id', 'case_id', 'order_id', 'org', 'jurisdiction', 'deadline_id', 'mode', 'trigger'],
  ...['issued_by', 'rule_id', 'issued_at', 'issued_on'],
];

const VOLUMES = `create view volumes as
  select concat_ws('/', f.id, l->>'org', coalesce(l->>'taskCode', '-'), coalesce(l->>'windowNo', '-'),
      coalesce(l->>'channel', '-')) as volume_id,
    f.doc->>'jurisdiction' as jurisdiction, f.doc->>'month' as month, (f.doc->>'month') || '-01' as counted_on,
    l->>'org' as org, l->>'taskCode' as task_code, l->>'windowNo' as window_no, l->>'channel' as channel,
    (l->>'volume')::numeric as volume
  from volume_feed f cross join lateral jsonb_array_elements(f.doc->'lines') as lines(l) where f.doc is not null`;

const STATEMENT_LINES = `create view statement_lines as
  select f.id || '/' || (l->>'id') as line_id, f.doc->>'jurisdiction' as jurisdiction, f.doc->>'month' as month,
    (f.doc->>'month') || '-01' as counted_on, l->>'kind' as kind, l->>'id' as upstream_id
  from upstream_statement f cross join lateral jsonb_array_elements(f.doc->'lines') as lines(l) where f.doc is not null`;

/** A rating of several units once for each of them (Q45): with what became of that unit's share, and not of the others'. */
const OF_A_SHARE = [
  ...['adoption', 'adoptionDecidedAt', 'pendingCounts', 'followUp', 'followUpConcluded', 'rectifiedOn'],
  ...['reviewPending', 'appealedOn', 'appealDueOn', 'appealDecidedOn', 'appealOutcome', 'appealOnTime'],
  ...['appealOverdue', 'applicantToldOn', 'windowNo', 'shares'],
];
const ratingColumns = [...(VIEWS['ratings']?.[1] ?? []), ...ADDED.ratings];
const shares = `(select (f.doc - array[${OF_A_SHARE.map((field) => `'${field}'`).join(', ')}]) || s.value
    || jsonb_build_object('org', s.key) as doc, f.rated_on, f.rated_case_id
  from rating_fact f cross join lateral jsonb_each(f.doc->'shares') as s where f.doc ? 'shares') one`;
const columnsOf = (table: string): string =>
  rowView('x', table, ratingColumns).replace(/^create view x as select /, '');
export const RATED_UNITS = `create view rated_units as
  select ratings.*, rating_id as share_id, false as is_share from ratings
  union all
  select every.*, every.rating_id || ':' || every.org, true from (select ${columnsOf(shares)}) every`;

/** By which codes senders name an organisation: its own, or its credit code. */
export const ORGANISATION_CODES = `create or replace view organisation_codes as
  select distinct on (code) code, org from (
    select id as code, id as org, 0 as place from organisation_fact where doc is not null
    union all select doc->>'uscc', id, 1 from organisation_fact where doc ? 'uscc') every
  order by code, place, org`;

/** The table of findings is made later; until then nothing is found. */
const NO_FINDINGS_YET = `create or replace view findings as select null::text as case_id, null::text as jurisdiction,
  null::text as org, null::text as window_no, null::text as found_on, null::boolean as upheld,
  null::boolean as names_person, null::jsonb as found_days where false`;
