/** What a BI tool sends, in the form in which it sends it: [what for, SQL]. */
export const SQL_OF_BI_TOOLS: readonly (readonly [string, string])[] = [
  [
    'Superset: a time series by month with a distinct count, filtered by time range and values',
    `SELECT DATE_TRUNC('month', due_at) AS due_at, org AS org, count(*) AS count,
            COUNT(DISTINCT case_id) AS "COUNT_DISTINCT(case_id)"
       FROM bi.deadline_v1
      WHERE due_at >= TO_TIMESTAMP('2026-10-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US')
        AND due_at < TO_TIMESTAMP('2026-12-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US')
        AND kind IN ('completion', 'rectification')
      GROUP BY DATE_TRUNC('month', due_at), org ORDER BY count DESC LIMIT 10000`,
  ],
  [
    'Superset: a series limited to its greatest groups',
    `SELECT DATE_TRUNC('week', received_at) AS received_at, channel AS channel, count(*) AS count FROM bi.case_v1
       JOIN (SELECT channel AS channel__, count(*) AS mme_inner__ FROM bi.case_v1
              GROUP BY channel ORDER BY mme_inner__ DESC LIMIT 5) AS series_limit ON channel = channel__
      GROUP BY DATE_TRUNC('week', received_at), channel ORDER BY count DESC LIMIT 50000`,
  ],
  [
    'Superset: a query of SQL Lab as a virtual data set, with a share',
    `SELECT org AS org, SUM(CASE WHEN good THEN 1 ELSE 0 END)::float / NULLIF(COUNT(*), 0) AS good_rate
       FROM (SELECT * FROM bi.rating_v1 WHERE counted) AS virtual_table
      GROUP BY org ORDER BY good_rate DESC NULLS LAST LIMIT 1000`,
  ],
  [
    'Superset: the values of a filter',
    `SELECT DISTINCT org AS org FROM bi.work_order_v1 ORDER BY org ASC LIMIT 10000`,
  ],
  [
    'Superset: columns and comments, as SQLAlchemy reflects them',
    `SELECT a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS format_type,
            a.attnotnull AS not_null, pgd.description AS comment
       FROM pg_catalog.pg_class c LEFT OUTER JOIN pg_catalog.pg_attribute a ON c.oid = a.attrelid AND a.attnum > 0
         AND NOT a.attisdropped
       LEFT OUTER JOIN pg_catalog.pg_description pgd ON pgd.objoid = a.attrelid AND pgd.objsubid = a.attnum
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = ANY (ARRAY['r', 'p', 'f', 'v', 'm']) AND n.nspname = 'bi' AND c.relname IN ('deduction_v1')
      ORDER BY c.relname, a.attnum`,
  ],
  [
    'Superset: the views of a schema, and the definition of one',
    `SELECT c.relname, pg_catalog.pg_get_viewdef(c.oid) AS definition FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'bi' AND c.relkind = ANY (ARRAY['v', 'm'])`,
  ],
  ['Superset: the estimated cost of a query', `EXPLAIN SELECT count(*) FROM bi.appeal_v1`],
  [
    'Metabase: a question by month',
    `SELECT CAST(DATE_TRUNC('month', "bi"."appeal_v1"."decided_on") AS date) AS "decided_on",
            COUNT(DISTINCT "bi"."appeal_v1"."rating_id") AS "count"
       FROM "bi"."appeal_v1" WHERE "bi"."appeal_v1"."outcome" = 'revoked'
      GROUP BY CAST(DATE_TRUNC('month', "bi"."appeal_v1"."decided_on") AS date)
      ORDER BY CAST(DATE_TRUNC('month', "bi"."appeal_v1"."decided_on") AS date) ASC`,
  ],
  [
    'Metabase: a summary of a nested question, as a percentile',
    `SELECT "source"."org" AS "org", SUM("source"."added") AS "sum",
            PERCENTILE_CONT(0.5) within group (order by "source"."points") AS "median"
       FROM (SELECT "bi"."deduction_v1"."org" AS "org", "bi"."deduction_v1"."added" AS "added",
                    "bi"."deduction_v1"."points" AS "points" FROM "bi"."deduction_v1"
              WHERE ("bi"."deduction_v1"."raised_on" >= DATE '2026-10-01')) AS "source"
      GROUP BY "source"."org" ORDER BY "source"."org" ASC LIMIT 1048575`,
  ],
  [
    'Metabase: the fingerprint of a view',
    `SELECT "source"."state" AS "state", "source"."substring" AS "substring" FROM (
       SELECT "bi"."rectification_v1"."state" AS "state", SUBSTRING("bi"."rectification_v1"."org", 1, 1234) AS "substring"
         FROM "bi"."rectification_v1") AS "source" LIMIT 10000`,
  ],
  [
    'Metabase: what the login may read',
    `SELECT t.schemaname, t.viewname, pg_catalog.has_table_privilege(current_user,
            '"' || t.schemaname || '"."' || t.viewname || '"', 'SELECT') AS "select"
       FROM pg_catalog.pg_views t WHERE t.schemaname = 'bi'`,
  ],
];
