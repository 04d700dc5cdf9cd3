import { Pool, type PoolConfig } from 'pg';

/** "Not now": the database is away or busy; the work is done again later and nothing is blamed. */
export class Unavailable extends Error {
  constructor(cause: unknown) {
    super(`not available now: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'Unavailable';
  }
}

/** A stopped process must not hold the service, nor a lock somebody else's chunk (engine rule 10). */
const IMPATIENT = '-c idle_in_transaction_session_timeout=5s -c lock_timeout=3s';
const PATIENCE_MS = 15_000;
/**
 * What chunks and relay ask is always found by its key: to plan it anew for each small chunk takes a sixth of the
 * database's processor time. Questions of the HTTP side, and for the next timers among a million, are planned for what is asked.
 */
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';
/** A year's figures over millions of rows; they hold no lock that anybody waits for. */
const PATIENCE_OF_REPORTS_MS = 120_000;

/** Pools per kind of work, so that a burst of one never starves another (engine rule 9). */
export class Database {
  readonly messages: Pool;
  readonly relay: Pool;
  readonly timers: Pool;
  readonly http: Pool;
  readonly reports: Pool;

  constructor(url: string, schema: string) {
    const config = (
      max: number,
      name: string,
      { patienceMs = PATIENCE_MS, plans = '' }: { patienceMs?: number; plans?: string } = {},
    ): PoolConfig => ({
      connectionString: url,
      max,
      connectionTimeoutMillis: patienceMs / 3,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // a server that vanished without a word must not hold the service
      query_timeout: patienceMs + 5_000,
      application_name: `huiying ${schema} ${name}`,
      options: `-c search_path=${schema} ${IMPATIENT} -c statement_timeout=${patienceMs} ${plans}`,
    });
    this.messages = pool(config(2, 'messages', { plans: PLANNED_ONCE }));
    // reads on while what was sent is being settled
    this.relay = pool(config(2, 'relay', { plans: PLANNED_ONCE }));
    this.timers = pool(config(1, 'timers'));
    this.http = pool(config(4, 'http'));
    this.reports = pool(config(2, 'reports', { patienceMs: PATIENCE_OF_REPORTS_MS }));
  }

  async close(): Promise<void> {
    await Promise.all(
      [this.messages, this.relay, this.timers, this.http, this.reports].map((each) => each.end()),
    );
  }
}

/**
 * A connection that breaks is replaced on the next query. It may break while it lies idle, and also between two
 * statements of whoever has taken it out (the server was killed): without a listener the process would die of either.
 */
function pool(config: PoolConfig): Pool {
  const ignore = (): void => undefined;
  return new Pool(config).on('error', ignore).on('connect', (client) => client.on('error', ignore));
}

/** A document or an answer that is no JSON: the decision that made it is at fault, like data that the database refuses. */
export class Unwritable extends Error {
  constructor(cause: unknown) {
    super('cannot be written as JSON', { cause });
    this.name = 'Unwritable';
  }
}

/** Connection-level failures, shutdown or fail-over of the server, time-outs and deadlocks: all mean "again, later". */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable || (error as Error | null)?.name === 'TransportUnavailable') return true;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string')
    return /Connection terminated|timeout exceeded|read timeout|Client has encountered/.test(String(error));
  return /^(08|57|53|25006|55P03|40P01|40001|25P03|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/.test(
    code,
  );
}

/** The data itself was refused (classes 22, 23; 54: too large for an index): one message of the chunk is at fault. */
export function isDataError(error: unknown): boolean {
  if (error instanceof Unwritable) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(22|23|54)/.test(code);
}

/** Deadlocks and the like: the same statement may work at once. */
export function isContention(error: unknown): boolean {
  return /^(40001|40P01|55P03)$/.test(String((error as { code?: unknown } | null)?.code));
}

/** What may be logged of an error: never its text, which may quote values; of SQL's own faults (class 42) the text is ours. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string')
    return /^42/.test(code) ? `${code} ${error.message}` : `${error.name} ${code}`;
  return `${error.name} at ${/\n\s+at ([^\n]+)/.exec(error.stack ?? '')?.[1] ?? 'an unknown place'}`;
}
