import { SERVICE_NAMES, type ServiceName } from '../../../deploy/src/platform/platform';
import type { Stand } from '../stand';

/** Tables that hold what goes on now, or what does not grow with the number of cases. */
const NOT_COPIED = new Set([
  ...['migration', 'consumer_offset', 'outbox', 'lease', 'group_member', 'blocked', 'queued_message'],
  ...['dead_letter', 'idempotency', 'organisation', 'organisation_fact', 'calendar_index', 'calendar_table'],
]);
/** Nobody on a message's way reads the log, and of its rows only receipts are in an index: only they are copied. */
const LOG = 'event_log';
const ORIGINALS = 'bench_growth';

interface Table {
  readonly service: ServiceName;
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * Fills every service's schema with copies of the finished cases under new ids, so that tables and indexes have the
 * size that so many cases give them. Ids of cases, orders, ratings, keys (a letter, a dash, 20 hex digits) get another
 * tail wherever they stand; keys that hold none get a suffix. Sealed texts are copied as they are.
 */
export class CaseCopies {
  private made = 0;

  private constructor(
    private readonly stand: Stand,
    private readonly tables: readonly Table[],
  ) {}

  /** Sets the rows aside that will be copied: all that these services have now. */
  static async of(stand: Stand, services: readonly ServiceName[] = SERVICE_NAMES): Promise<CaseCopies> {
    const tables = (await Promise.all(services.map((service) => tablesOf(stand, service)))).flat();
    await stand.freshSchemas([ORIGINALS]);
    for (const { service, table, columns } of tables) {
      const names = columns.map(({ name }) => name).join(', ');
      const only = table === LOG ? ` where topic = 'province.receipts'` : '';
      await stand.query(
        `create table ${originalOf(service, table)} as select ${names} from ${service}.${table}${only}`,
      );
    }
    return new CaseCopies(stand, tables);
  }

  /**
   * Adds as many copies of each row, then lets the database put itself in order.
   * @param months `2026-03`: in turn, the months in which copies were received; none: as the originals
   * @param after the number before that of the first copy; default: that of the last one
   */
  async add(copies: number, months: readonly string[] = [], after: number = this.made): Promise<void> {
    this.made = after;
    for (let n = 0; n < copies; n += 1) {
      this.made += 1;
      const month = months[this.made % months.length];
      for (const table of this.tables) await this.stand.query(copySql(table), [this.made, month ?? null]);
    }
    await this.stand.query('vacuum analyze');
    await this.stand.query('checkpoint');
  }

  /** The tables hold the originals again, and nothing else. */
  async clear(): Promise<void> {
    for (const { service, table, columns } of this.tables) {
      const names = columns.map(({ name }) => name).join(', ');
      await this.stand.query(
        `truncate ${service}.${table};
         insert into ${service}.${table} (${names}) select ${names} from ${originalOf(service, table)}`,
      );
    }
    this.made = 0;
  }
}

/** SQL for the text with another tail in every id: the last four of its 20 digits become the number of the copy, `n`. */
export const renamed = (sql: string): string =>
  `regexp_replace(${sql}, '(^|[^a-z0-9])([a-z])-([0-9a-f]{16})[0-9a-f]{4}(?![0-9a-f])', '\\1\\2-\\3' || lpad(to_hex(n), 4, '0'), 'g')`;

const originalOf = (service: ServiceName, table: string): string => `${ORIGINALS}.${service}_${table}`;

async function tablesOf(stand: Stand, service: ServiceName): Promise<Table[]> {
  const rows = await stand.query<{ table: string; names: string[]; types: string[] }>(
    `select c.table_name as table, array_agg(c.column_name::text order by c.ordinal_position) as names,
            array_agg(c.data_type::text order by c.ordinal_position) as types
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = $1 and t.table_type = 'BASE TABLE' and c.table_name !~ '^event_log_'
        and c.is_generated = 'NEVER' and c.is_identity = 'NO'
      group by c.table_name order by c.table_name`,
    [service],
  );
  return rows
    .filter(({ table }) => !NOT_COPIED.has(table))
    .map(({ table, names, types }) => ({
      service,
      table,
      columns: names.map((name, at) => ({ name, type: types[at] ?? '' })),
    }));
}

function copySql({ service, table, columns }: Table): string {
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map(({ name, type }) => copiedValue(table, name, type)).join(', ');
  return `insert into ${service}.${table} (${names})
    select ${values} from ${originalOf(service, table)} s cross join (select $1::int as n, $2::text as month) as copy
    on conflict do nothing`;
}

function copiedValue(table: string, name: string, type: string): string {
  const plain = `s.${name}`;
  if (name === 'id_hash') return `sha256(s.id_hash || n::text::bytea)`;
  if (name === 'causation_id') return `s.causation_id || '~' || n`;
  if (table === LOG && (name === 'headers' || name === 'value')) return plain;
  if (name === 'id' && type === 'text')
    return `case when ${renamed(plain)} = s.id then s.id || '~' || n else ${renamed(plain)} end`;
  if (type === 'text') return renamed(plain);
  return type === 'jsonb' ? `${inMonth(renamed(`${plain}::text`))}::jsonb` : plain;
}

/** The originals are of one or two days; a copy has another month and the same day, as every month has the first 28. */
const inMonth = (sql: string): string =>
  `case when month is null then ${sql}
     else regexp_replace(${sql}, '20\\d\\d-\\d\\d-(?=[012]\\d)', month || '-', 'g') end`;
