import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Reader, migrateService } from '@huiying/messaging';
import { Pool } from 'pg';
import { homeAt } from '../../../deploy/src/platform/paths';
import { startPostgres } from '../../../deploy/src/platform/postgres';
import { preparePostgres } from '../../../deploy/src/platform/postgres-roles';
import { secretsOf } from '../../../deploy/src/platform/secrets';
import { stores } from '../src/persistence/facts';
import { keptStores } from '../src/persistence/kept';
import { migrations } from '../src/persistence/migrations';

/** Reads over one pool, as the HTTP side does. */
class PoolReader extends Reader {
  constructor(private readonly pool: Pool) {
    super();
  }
  override read(): never {
    throw new Error('the figures read by query');
  }
  override async query<R>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query(sql, [...values])).rows as R[];
  }
  override report<R>(sql: string, values?: readonly unknown[]): Promise<R[]> {
    return this.query(sql, values);
  }
}

/** A real Postgres with reporting's schema, as its own logins see it. */
export interface ReportingDatabase {
  readonly reader: Reader;
  readonly bi: Reader;
  insert(table: string, id: string, doc: object): Promise<void>;
  stop(): Promise<void>;
}

export async function startReportingDatabase(): Promise<ReportingDatabase> {
  const root = mkdtempSync(join(tmpdir(), 'huiying-reporting-'));
  const home = homeAt(root);
  const secrets = secretsOf(home);
  const postgres = await startPostgres({ home, secrets, ephemeral: true });
  const { access } = postgres;
  await preparePostgres(access, secrets.postgres);
  const ownerUrl = access.urlFor('reporting_owner');
  await migrateService({
    ownerUrl,
    schema: 'reporting',
    runtimeRole: 'reporting',
    stores: [...stores, ...keptStores],
    migrations,
  });
  // the server ends idle connections when it stops; nobody waits for them any more
  const pool = (login: string, max: number): Pool =>
    new Pool({ connectionString: access.urlFor(login), max }).on('error', () => undefined);
  const own = pool('reporting', 2);
  const bi = pool('bi', 1);
  return {
    reader: new PoolReader(own),
    bi: new PoolReader(bi),
    insert: async (table, id, doc) => {
      await own.query(`insert into ${table} (id, version, doc) values ($1, 1, $2)`, [
        id,
        JSON.stringify(doc),
      ]);
    },
    stop: async () => {
      await Promise.all([own.end(), bi.end()]);
      await postgres.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
