import { DataSource, type MixedList } from 'typeorm';
import type { Store } from '../unit/store';
import { EngineTables1763800000000 } from './engine-tables';
import { commitFunctionSql } from './commit-function';
import { ErasableMessages1763803500000 } from './erasable-messages';
import { ERASE_FUNCTION_SQL } from './erase-function';
import { RARE_FUNCTION_SQL } from './rare-function';
import { TimersInOrder1763804400000 } from './timers-in-order';

export interface MigrateOptions {
  /** postgres://… of the schema's owner; never the runtime login. */
  readonly ownerUrl: string;
  readonly schema: string;
  /** The login that the service runs as; it gets rows, not definitions. */
  readonly runtimeRole: string;
  readonly stores: readonly Store<unknown>[];
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for migration classes
  readonly migrations: MixedList<Function>;
}

/** How many months of the event log have a partition ahead of time; later ones fall into the default partition. */
const MONTHS_AHEAD = 36;

/** Brings a service's schema to the newest version. Forward-only, idempotent; the write function follows the stores. */
export async function migrateService(options: MigrateOptions): Promise<void> {
  const classes = Array.isArray(options.migrations) ? options.migrations : Object.values(options.migrations);
  const source = new DataSource({
    type: 'postgres',
    url: options.ownerUrl,
    schema: options.schema,
    synchronize: false,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    migrations: [
      EngineTables1763800000000,
      ErasableMessages1763803500000,
      TimersInOrder1763804400000,
      ...classes,
    ],
    extra: { options: `-c search_path=${options.schema}`, max: 1 },
  });
  await source.initialize();
  try {
    await source.runMigrations();
    await source.query(RARE_FUNCTION_SQL);
    await source.query(ERASE_FUNCTION_SQL);
    await source.query(commitFunctionSql(options.stores));
    await createMonths(source);
    await grant(source, options.schema, options.runtimeRole);
  } finally {
    await source.destroy();
  }
}

/** Partition names and bounds come from the database's calendar: retention is machine time (engine rule 21). */
async function createMonths(source: DataSource): Promise<void> {
  await source.query(`do $$
    declare m date := date_trunc('month', now())::date; i int;
    begin
      for i in 0..${MONTHS_AHEAD} loop
        execute format('create table if not exists event_log_%s partition of event_log for values from (%L) to (%L)',
          to_char(m + make_interval(months => i), 'YYYY_MM'), m + make_interval(months => i), m + make_interval(months => i + 1));
      end loop;
    end $$;`);
}

async function grant(source: DataSource, schema: string, role: string): Promise<void> {
  for (const statement of [
    `grant usage on schema ${schema} to ${role}`,
    `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
    `grant usage, select on all sequences in schema ${schema} to ${role}`,
    `grant execute on all functions in schema ${schema} to ${role}`,
  ]) {
    await source.query(statement);
  }
}
