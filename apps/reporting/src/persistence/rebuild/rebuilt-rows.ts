import type { Incoming } from '@huiying/contracts';
import { Validator, refKey, seenKeyOf } from '@huiying/messaging';
import type { AggregateRef } from '@huiying/messaging';
import type { Projection } from '../../projecting-consumer';
import { shadowOf } from './database';
import type { Connection } from './database';
import type { Standing } from './standing';

interface Row {
  readonly table: string;
  readonly id: string;
  seen: Record<string, number>;
  doc: unknown;
  dirty: boolean;
}

/**
 * Projects events into the shadow tables by the functions of the consumers. What was taken is remembered per subject
 * and sender as the engine remembers it: an event that is logged or read twice changes nothing, and after the switch the
 * live service goes on where its subject stands here.
 */
export class RebuiltRows {
  private readonly projections: ReadonlyMap<string, Projection>;
  private readonly validator = new Validator();
  /** Events that changed rows. */
  taken = 0;
  /** Events that do not fulfil their contract: the live service has put them aside, too. */
  refused = 0;

  /** @param version of every row: higher than that of any live one, so that no decision on an old row is written. */
  constructor(
    private readonly owner: Connection,
    projections: readonly Projection[],
    private readonly version: number,
  ) {
    this.projections = new Map(projections.map((each) => [each.contract.type, each]));
  }

  /** @param standingOf what was said after this place of a subject is left to the live service; default: everything is taken */
  async take(
    messages: readonly Incoming[],
    standingOf?: (subjects: readonly AggregateRef[]) => Promise<Standing>,
  ): Promise<void> {
    const readable = messages.flatMap((message) => {
      const projection = this.projections.get(message.type);
      if (projection?.contract.topic !== message.topic) return [];
      if (this.validator.errorsOf(projection.contract, message.data)) {
        this.refused += 1;
        return [];
      }
      return [{ message, projection, subject: projection.about(message) }];
    });
    const standing = await standingOf?.(readable.map(({ subject }) => subject));
    const told = readable.filter(
      ({ message, subject }) =>
        standing === undefined || (message.sequence ?? 0) <= standing(subject, seenKeyOf(message, subject)),
    );
    const rows = await this.load(
      told.flatMap(({ message, projection, subject }) => [subject, ...projection.changes(message)]),
    );
    for (const { message, projection, subject } of told) {
      const about = rowOf(rows, subject);
      const key = seenKeyOf(message, subject);
      const { sequence } = message;
      if (sequence !== undefined && sequence <= (about.seen[key] ?? 0)) continue;
      for (const { project, ...changed } of projection.changes(message)) {
        const row = rowOf(rows, changed);
        row.doc = project(row.doc);
        row.dirty = true;
      }
      if (sequence !== undefined) about.seen = { ...about.seen, [key]: sequence };
      about.dirty = true;
      this.taken += 1;
    }
    await this.save([...rows.values()].filter(({ dirty }) => dirty));
  }

  private async load(refs: readonly AggregateRef[]): Promise<Map<string, Row>> {
    const rows = new Map<string, Row>();
    const wanted = new Map<string, Set<string>>();
    for (const { store, id } of refs) {
      wanted.set(store.table, (wanted.get(store.table) ?? new Set()).add(id));
      rows.set(refKey({ store, id }), { table: store.table, id, seen: {}, doc: undefined, dirty: false });
    }
    const stores = new Map(refs.map(({ store }) => [store.table, store]));
    for (const [table, ids] of wanted) {
      const found = await this.owner.query<{ id: string; seen: Record<string, number>; doc: unknown }>(
        `select id, seen, doc from ${shadowOf(table)} where id = any($1)`,
        [[...ids]],
      );
      const store = stores.get(table);
      if (!store) continue;
      for (const { id, seen, doc } of found.rows)
        rows.set(refKey({ store, id }), { table, id, seen, doc: doc ?? undefined, dirty: false });
    }
    return rows;
  }

  private async save(rows: readonly Row[]): Promise<void> {
    for (const table of new Set(rows.map((row) => row.table))) {
      const written = rows
        .filter((row) => row.table === table)
        .map(({ id, seen, doc }) => ({ id, seen, doc }));
      await this.owner.query(
        `insert into ${shadowOf(table)} as t (id, version, seen, doc)
         select u.id, $2::int, u.seen, u.doc from jsonb_to_recordset($1::jsonb) as u(id text, seen jsonb, doc jsonb)
         on conflict (id) do update set seen = excluded.seen, doc = excluded.doc`,
        [JSON.stringify(written), this.version],
      );
    }
  }
}

function rowOf(rows: ReadonlyMap<string, Row>, of: AggregateRef): Row {
  const row = rows.get(refKey(of));
  if (!row) throw new Error(`${of.store.table}/${of.id} was not loaded`);
  return row;
}
