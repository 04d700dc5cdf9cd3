import { Unavailable, isUnavailable } from '../chunk/database';
import { Reader } from './commands';
import type { AggregateRef } from './store';
import { Staging } from './staging';
import type { ChunkSetting } from '../chunk/chunk-setting';

interface Waiting {
  readonly of: AggregateRef;
  settle(staging: Staging): void;
  fail(error: unknown): void;
}

/** The caller is told to come again (503), also when it was only its turn at a connection that did not come. */
const busyOrAway = (error: unknown): never => {
  throw isUnavailable(error) ? new Unavailable(error) : error;
};

/** Reads of the HTTP side, on its own connections. What is asked for in one turn of the event loop is one query. */
export class PgReader extends Reader {
  private waiting: Waiting[] = [];

  constructor(private readonly setting: () => Pick<ChunkSetting, 'database' | 'loader'>) {
    super();
  }

  override read<S>(of: AggregateRef): Promise<{ doc: S; version: number } | undefined> {
    return new Promise((resolve, fail) => {
      const settle = (staging: Staging): void => {
        const found = staging.aggregate(of);
        resolve(found?.doc === undefined ? undefined : { doc: found.doc as S, version: found.version });
      };
      if (this.waiting.push({ of, settle, fail }) === 1) setImmediate(() => void this.readAll());
    });
  }

  override async query<R>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const { http } = this.setting().database;
    const { rows } = await http.query(sql, [...values]).catch(busyOrAway);
    return rows as R[];
  }

  override async report<R>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const { reports } = this.setting().database;
    const { rows } = await reports.query(sql, [...values]).catch(busyOrAway);
    return rows as R[];
  }

  private async readAll(): Promise<void> {
    const asked = this.waiting.splice(0);
    try {
      const { database, loader } = this.setting();
      const aggregates = new Map<string, Set<string>>();
      for (const { of } of asked)
        aggregates.set(of.store.table, (aggregates.get(of.store.table) ?? new Set<string>()).add(of.id));
      const staging = new Staging();
      const request = { aggregates, foreign: [], blockable: [] };
      await loader.load(database.http, request, staging).catch(busyOrAway);
      for (const each of asked) each.settle(staging);
    } catch (error) {
      for (const each of asked) each.fail(error);
    }
  }
}
