import { Pool, type PoolClient, type PoolConfig } from 'pg';

/** "Not now": the database is away or busy; the work is done again later and nothing is blamed. */
export class Unavailable extends Error {
  constructor(cause: unknown) {
    super(`not available now: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'Unavailable';
  }
}

/** Pools per kind of work, so that a burst of one never starves another (engine rule 9). */
export class Database {
  readonly messages: Pool;
  readonly relay: Pool;
  readonly timers: Pool;
  readonly http: Pool;

  constructor(url: string, schema: string) {
    const config = (max: number, name: string): PoolConfig => ({
      connectionString: url,
      max,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: `huiying ${schema} ${name}`,
      options: `-c search_path=${schema}`,
    });
    this.messages = pool(config(2, 'messages'));
    this.relay = pool(config(1, 'relay'));
    this.timers = pool(config(1, 'timers'));
    this.http = pool(config(4, 'http'));
  }

  async close(): Promise<void> {
    await Promise.all([this.messages, this.relay, this.timers, this.http].map((each) => each.end()));
  }
}

/** An idle connection that breaks is replaced on the next query; without a listener the process would die of it. */
function pool(config: PoolConfig): Pool {
  return new Pool(config).on('error', () => undefined);
}

/** Connection-level failures, shutdown of the server, lock time-outs and deadlocks: all mean "again, later". */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable || (error as Error | null)?.name === 'TransportUnavailable') return true;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return /Connection terminated|timeout exceeded|Client has encountered/.test(String(error));
  return /^(08|57P|53|55P03|40P01|40001|25P03|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/.test(code);
}

/** The data itself was refused by the database (class 22, 23): one message of the chunk is at fault. */
export function isDataError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(22|23)/.test(code);
}

export type { PoolClient };
