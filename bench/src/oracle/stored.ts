import { SERVICE_NAMES } from '../../../deploy/src/platform/platform';
import { CASE_PREFIX, RATING_PREFIX } from '../lifecycle/sample-papers';
import type { Stand } from '../stand';

/** What must be empty when all is done, in every service. */
const EMPTY = {
  outbox: 'true',
  blocked: 'true',
  queued_message: 'true',
  dead_letter: `state <> 'discarded'`,
} as const;

/** What the databases say; a line for everything that is not as it must be. */
export async function storedFaults(stand: Stand, cases: number, deadLetters = 0): Promise<string[]> {
  return [...(await leftOver(stand, deadLetters)), ...(await unequalCounts(stand, cases))];
}

async function leftOver(stand: Stand, deadLetters: number): Promise<string[]> {
  const faults: string[] = [];
  let dead = 0;
  for (const service of SERVICE_NAMES)
    for (const [table, condition] of Object.entries(EMPTY)) {
      const [row] = await stand.query<{ count: string }>(
        `select count(*) from ${service}.${table} where ${condition}`,
      );
      if (row?.count === '0') continue;
      if (table === 'dead_letter' && (dead += Number(row?.count)) <= deadLetters) continue;
      faults.push(
        `${service}.${table}: ${row?.count} rows, expected none${await why(stand, service, table)}`,
      );
    }
  if (dead < deadLetters) faults.push(`dead letters: ${dead}, expected ${deadLetters}`);
  return faults;
}

async function why(stand: Stand, service: string, table: string): Promise<string> {
  if (table !== 'dead_letter') return '';
  const rows = await stand.query<{ reason_code: string; topic: string; count: string }>(
    `select reason_code, min(topic) as topic, count(*) from ${service}.dead_letter group by 1 order by 3 desc limit 3`,
  );
  return ` (${rows.map((row) => `${row.reason_code} ${row.count} times, as on ${row.topic}`).join('; ')})`;
}

/** Copies that were made for the growth figure share the upstream numbers of their originals, so they count once. */
async function unequalCounts(stand: Stand, cases: number): Promise<string[]> {
  const logged = (service: string, type: string): string =>
    `select count(distinct event_id) from ${service}.event_log
      where headers::json->>'ce_type' = '${type}'`;
  const facts = (table: string, prefix: string, field: string, condition: string): string =>
    `select count(distinct doc->>'${field}') from reporting.${table} where doc->>'${field}' like '${prefix}%' and ${condition}`;
  const expectations: readonly (readonly [what: string, sql: string])[] = [
    ['accepted, in the log of intake', logged('intake', 'intake.case.accepted.v1')],
    ['assigned, in the log of routing', logged('routing', 'routing.order.assigned.v1')],
    ['completed, in the log of routing', logged('routing', 'routing.case.completed.v1')],
    ['clocks closed, in the log of sla', logged('sla', 'sla.case.clocks_closed.v1')],
    ['recorded, in the log of rating', logged('rating', 'rating.rating.recorded.v1')],
    [
      'completed, in reporting',
      facts('case_fact', CASE_PREFIX, 'upstreamCaseNo', `doc->>'ending' = 'completed'`),
    ],
    [
      'rated, in reporting',
      facts('rating_fact', RATING_PREFIX, 'upstreamRatingNo', `doc->>'state' = 'recorded'`),
    ],
  ];
  const faults: string[] = [];
  for (const [what, sql] of expectations) {
    const [row] = await stand.query<{ count: string }>(sql);
    if (Number(row?.count) !== cases) faults.push(`${what}: ${row?.count}, expected ${cases}`);
  }
  return faults;
}
