/**
 * A store names the table that keeps one kind of aggregate as a document.
 *
 * Table shape (see `aggregateTable`): id, version (optimistic lock), seq (last sequence number published for the
 * aggregate), seen (last sequence read per topic and source), doc. Columns that readers need are generated from doc.
 */
export interface Store<S> {
  readonly table: string;
  /** True when events are published with this aggregate's id as subject; such ids are unique in the service. */
  readonly publishes: boolean;
  readonly phantom?: S;
}

export function store<S>(table: string, options: { publishes?: boolean } = {}): Store<S> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(table)) {
    throw new Error(`store table '${table}': expected lower case letters, digits and underscores`);
  }
  return { table, publishes: options.publishes ?? false };
}

/** One aggregate: which store, which id. */
export interface AggregateRef {
  readonly store: Store<unknown>;
  readonly id: string;
}

export function ref<S>(of: Store<S>, id: string): AggregateRef {
  return { store: of, id };
}

/** The aggregate as loaded; version 0 means that no row exists yet. */
export interface LoadedAggregate {
  readonly ref: AggregateRef;
  version: number;
  seq: number;
  seen: Record<string, number>;
  doc: unknown;
  /** Set when the row must be written. */
  dirty: boolean;
}

export const refKey = (of: AggregateRef): string => `${of.store.table}\u0000${of.id}`;
