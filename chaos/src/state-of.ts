import type { Stand } from '../../bench/src/stand';
import { SERVICE_NAMES } from '../../deploy/src/platform/platform';

/** How far a process has read, who holds what, and what was on its way: no state of a case. */
const PASSING = ['consumer_offset', 'lease', 'group_member', 'outbox', 'idempotency'];

/** A checksum over all rows of every table of the five services, `service.table` → `rows:sum`. */
export async function stateOf(stand: Stand): Promise<Map<string, string>> {
  const tables = await stand.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema = any($1) and not table_name = any($2)
        and table_name !~ '^event_log_' order by 1`,
    [[...SERVICE_NAMES], PASSING],
  );
  const sums = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await stand.query<{ sum: string }>(
      `select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as sum from ${name} t`,
    );
    sums.set(name, row?.sum ?? '');
  }
  return sums;
}

/** A line for every table that differs. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const changed = [...after].filter(([name, sum]) => before.get(name) !== sum);
  return changed.map(([name, sum]) => `${name} changed: ${rows(before.get(name))} rows, now ${rows(sum)}`);
}

const rows = (sum: string | undefined): string => sum?.split(':')[0] ?? 'no';
