import { Client } from 'pg';
import { passwordOf } from './secrets';

/** A database server as its administrator sees it. */
export interface PostgresAccess {
  /** URL of a role that may create roles, schemas and (when missing) the database; names the database in use. */
  readonly adminUrl: string;
  /** URL of the same database for another login. */
  readonly urlFor: (login: string) => string;
}

/** Database that is used when the given URL names none of its own. */
const DATABASE = 'huiying';

/**
 * @param serverUrl administrator's URL; when it names no database or `postgres`, the database is `huiying`
 * @param passwords by login
 */
export function postgresAccess(
  serverUrl: string,
  passwords: Readonly<Record<string, string>>,
): PostgresAccess {
  const admin = new URL(serverUrl);
  if (['', '/', '/postgres'].includes(admin.pathname)) admin.pathname = `/${DATABASE}`;
  return {
    adminUrl: admin.toString(),
    urlFor: (login) => {
      const url = new URL(admin);
      url.username = login;
      url.password = passwordOf(passwords, login);
      return url.toString();
    },
  };
}

/** Runs `work` on one connection and closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a lost connection fails the query that waits for it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates the database of `access` when the server does not have it. */
export async function ensureDatabase(access: PostgresAccess): Promise<void> {
  const name = decodeURIComponent(new URL(access.adminUrl).pathname.slice(1));
  const maintenance = new URL(access.adminUrl);
  maintenance.pathname = '/postgres';
  const exists = await withClient(access.adminUrl, () => Promise.resolve(true)).catch(
    (error: { code?: string }) => {
      if (error.code === '3D000') return false; // invalid_catalog_name: the only answer that means "create it"
      throw error;
    },
  );
  if (exists) return;
  await withClient(maintenance.toString(), async (client) => {
    await client.query(`create database ${client.escapeIdentifier(name)} encoding 'UTF8' template template0`);
  });
}
