import type { Pool } from 'pg';
import type { LoadedAggregate, Store } from '../unit/store';
import type { Staging } from '../unit/staging';
import type { ForeignId } from './read-record';

/** What a chunk needs to know before it decides. */
export interface LoadRequest {
  readonly aggregates: ReadonlyMap<string, Set<string>>;
  readonly foreign: readonly ForeignId[];
  readonly blockable: readonly string[];
  /** Commands, whose stored answers are looked for in the same query. */
  readonly commands?: readonly { readonly principal: string; readonly key: string }[];
}

/** What was answered to a command that came before. */
export interface StoredAnswer {
  readonly requestHash: string;
  readonly answer: { readonly status: number; readonly body: unknown };
}

export const answerKey = (principal: string, key: string): string => `${principal}\u0000${key}`;

export interface Loaded {
  /** `<sender> <hex of id hash>` → hex of content hash. */
  readonly foreign: Map<string, string>;
  /** aggregate id → topics that wait; '*' = parked. */
  readonly blocked: Map<string, Set<string>>;
  /** By `answerKey`. */
  readonly answers: Map<string, StoredAnswer>;
  /** The database's clock when the query ran, epoch milliseconds; 0 when no command was asked for. */
  databaseNow: number;
}

export const foreignKey = (of: ForeignId): string => `${of.sender} ${of.idHash.toString('hex')}`;

type Row = [
  kind: string,
  a: string,
  b: string,
  version: number,
  seq: string,
  c: string | null,
  d: string | null,
];

/** One query for all stores, known message ids and blocks, outside of a transaction (engine rule 9). */
export class Loader {
  private readonly text: string;

  constructor(private readonly stores: readonly Store<unknown>[]) {
    const parts = stores.map(
      (each, at) =>
        `select 'a', '${each.table}', id, version, seq, seen::text, doc::text from ${each.table} where id = any($${at + 1})`,
    );
    const n = stores.length;
    parts.push(
      `select 'f', f.sender, encode(f.id_hash, 'hex'), 0, 0, encode(f.content_hash, 'hex'), null from foreign_message f
         join unnest($${n + 1}::text[], $${n + 2}::bytea[]) as u(sender, id_hash) on f.sender = u.sender and f.id_hash = u.id_hash`,
      `select 'b', topic, aggregate_id, 0, 0, kind, null from blocked where aggregate_id = any($${n + 3})`,
      `select 'c', i.principal, i.key, i.status, 0, i.answer::text, i.request_hash from idempotency i
         join unnest($${n + 4}::text[], $${n + 5}::text[]) as u(principal, key) on i.principal = u.principal and i.key = u.key`,
      `select 't', '', '', 0, floor(extract(epoch from clock_timestamp()) * 1000)::bigint, null, null where cardinality($${n + 4}::text[]) > 0`,
    );
    this.text = parts.join(' union all ');
  }

  storeOf(table: string): Store<unknown> | undefined {
    return this.stores.find((each) => each.table === table);
  }

  async load(pool: Pool, request: LoadRequest, into: Staging): Promise<Loaded> {
    const ids = this.stores.map((each) => [...(request.aggregates.get(each.table) ?? [])]);
    const result = await pool.query<Row>({
      name: 'load',
      text: this.text,
      values: [
        ...ids,
        request.foreign.map((f) => f.sender),
        request.foreign.map((f) => f.idHash),
        request.blockable,
        request.commands?.map(({ principal }) => principal) ?? [],
        request.commands?.map(({ key }) => key) ?? [],
      ],
      rowMode: 'array',
    } as never);
    const loaded = nothingLoaded();
    const byTable = new Map(this.stores.map((each) => [each.table, each]));
    for (const [kind, a, b, version, seq, c, d] of result.rows) {
      if (kind === 'a') into.add(existing(byTable.get(a), b, version, seq, c, d));
      else if (kind === 'f') loaded.foreign.set(`${a} ${b}`, c ?? '');
      else if (kind === 't') loaded.databaseNow = Number(seq);
      else if (kind === 'c') loaded.answers.set(answerKey(a, b), stored(version, c, d));
      else if (!loaded.blocked.get(b)?.add(a)) loaded.blocked.set(b, new Set([a]));
    }
    this.stores.forEach((each, at) => {
      for (const id of ids[at] ?? []) {
        if (!into.aggregate({ store: each, id })) into.add(empty(each, id));
      }
    });
    return loaded;
  }
}

function existing(
  store: Store<unknown> | undefined,
  id: string,
  version: number,
  seq: string,
  seen: string | null,
  doc: string | null,
): LoadedAggregate {
  if (!store) throw new Error('a row came from a table that was not asked for');
  return {
    ref: { store, id },
    version,
    seq: Number(seq),
    seen: seen ? (JSON.parse(seen) as Record<string, number>) : {},
    doc: doc === null ? undefined : JSON.parse(doc),
    dirty: false,
  };
}

export const nothingLoaded = (): Loaded => ({
  foreign: new Map(),
  blocked: new Map(),
  answers: new Map(),
  databaseNow: 0,
});

const stored = (status: number, body: string | null, requestHash: string | null): StoredAnswer => ({
  requestHash: requestHash ?? '',
  answer: { status, body: body === null ? null : JSON.parse(body) },
});

const empty = (store: Store<unknown>, id: string): LoadedAggregate => ({
  ref: { store, id },
  version: 0,
  seq: 0,
  seen: {},
  doc: undefined,
  dirty: false,
});
