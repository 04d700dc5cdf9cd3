import { withClient, type PostgresAccess } from '../platform/postgres-access';

/** What a lost broker leaves to others to send again, as far as the databases know. */
export interface Owed {
  /** When the province was last answered about a case and about a rating; ISO 8601, undefined when never. */
  readonly answeredUntil: { readonly cases: string | undefined; readonly ratings: string | undefined };
  /** Departments, and how many of their orders are open. */
  readonly openOrders: readonly { readonly org: string; readonly orders: number }[];
}

const ANSWERED = `select
  (select to_char(max(logged_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from intake.event_log where topic = 'province.receipts') as cases,
  (select to_char(max(logged_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from rating.event_log where topic = 'province.receipts') as ratings`;

const OPEN = `select o->>'org' as org, count(*)::int as orders
  from routing.case_file, jsonb_array_elements(doc->'orders') as o
 where o->>'status' in ('handling', 'submitted') group by 1 order by 1`;

export async function owedAfterLoss(postgres: PostgresAccess): Promise<Owed> {
  return withClient(postgres.urlFor('operator'), async (client) => {
    const answered = await client.query<{ cases: string | null; ratings: string | null }>(ANSWERED);
    const open = await client.query<{ org: string; orders: number }>(OPEN);
    const { cases, ratings } = answered.rows[0] ?? { cases: null, ratings: null };
    return {
      answeredUntil: { cases: cases ?? undefined, ratings: ratings ?? undefined },
      openOrders: open.rows,
    };
  });
}

/** For the operator, one line each. */
export function owedLines({ answeredUntil: { cases, ratings }, openOrders }: Owed): string[] {
  const since = (last: string | undefined): string =>
    last === undefined ? 'none has been answered yet' : `the last was answered at ${last}`;
  return [
    `the province reads province.receipts from its beginning and sends again, under the old ids, every case (${since(cases)}) and rating (${since(ratings)}) without receipt`,
    ...openOrders.map(
      ({ org, orders }) =>
        `department ${org} reads dept.${org}.orders from its beginning, asks GET /orders for its ${orders} open orders, and sends its actions on them again under the old ids`,
    ),
  ];
}
