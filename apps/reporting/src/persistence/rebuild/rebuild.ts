import { setTimeout as pause } from 'node:timers/promises';
import type { Projection } from '../../projecting-consumer';
import { stores } from '../facts';
import { checksumOf, differencesOf } from './checksum';
import type { Checksum } from './checksum';
import { scheduleUnknownClocks, takeOverFallenDue } from './clocks';
import type { Connection } from './database';
import { EventLog } from './event-log';
import { rowsAreOfPresentForm } from './projected-form';
import { RebuiltRows } from './rebuilt-rows';
import { createShadows, dropShadows, indexShadows, switchTables } from './shadow-tables';
import { aheadOfLive, behindLive, standingOfLive } from './standing';

export interface RebuildOptions {
  /** Reads the event logs of all services. */
  readonly reader: Connection;
  /** Owns reporting's schema. */
  readonly owner: Connection;
  readonly projections: readonly Projection[];
  /** Only builds and compares; the live tables stay. */
  readonly compareOnly?: boolean;
  /** How often the moment for the switch is sought; default 40. */
  readonly attempts?: number;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly step: 'project' | 'index' | 'catch-up' | 'switch';
  readonly events: number;
  readonly of: number;
}

export interface Rebuilt {
  readonly events: number;
  /** Events that do not fulfil their contract; the live service has put them aside, too. */
  readonly refused: number;
  readonly live: Checksum;
  readonly rebuilt: Checksum;
  readonly identical: boolean;
  /** Rows that differ, by table: an error of the live tables, unless the subjects `ahead` explain them. */
  readonly differing: Readonly<Record<string, number>>;
  /** Cases, ratings and organisations of which the live service has not yet read all that was logged. */
  readonly ahead: number;
  readonly switched: boolean;
}

export class RebuildRefused extends Error {}

/** No live row is written as often as this while a rebuild runs; when one is, the rebuild starts no switch. */
const VERSIONS_AHEAD = 10_000;
const ATTEMPTS = 40;
const PAUSE_MS = 250;
const LOCKED = '55P03';

/**
 * Makes the fact tables again from what the services have said, beside the live ones and while these go on, and puts
 * them in their place in one transaction. Kept tables are no part of it (decision 0022).
 *
 * For the switch the projection stands still for a moment: the rest of the log is read up to where each live row stands,
 * so that both sides have heard the same and their checksums say whether they agree. When anything fails, or the process
 * dies, the live tables are as they were.
 * @throws RebuildRefused when another rebuild runs, or the logs do not hold what the live tables have heard
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const { owner } = options;
  const { rows } = await owner.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtext('reporting.rebuild')) as mine`,
  );
  if (rows[0]?.mine !== true) throw new RebuildRefused('another rebuild of reporting is running');
  try {
    // tables that are thrown away if the database dies need not be on disk row by row; the switch waits for it
    await owner.query('set synchronous_commit = off');
    await createShadows(owner, stores);
    return await build(options);
  } finally {
    // of a connection that is gone nothing is left to do: the next rebuild drops what it finds
    await dropShadows(owner, stores).catch(() => undefined);
    await owner.query('reset synchronous_commit').catch(() => undefined);
    await owner.query(`select pg_advisory_unlock(hashtext('reporting.rebuild'))`).catch(() => undefined);
  }
}

async function build(options: RebuildOptions): Promise<Rebuilt> {
  const { reader, owner, projections, attempts = ATTEMPTS, onProgress } = options;
  const log = new EventLog(
    reader,
    projections.map(({ contract }) => contract),
  );
  const version = (await newestVersion(owner)) + VERSIONS_AHEAD;
  const rows = new RebuiltRows(owner, projections, version);
  const of = await log.count();
  let since = await log.now();
  await log.read(undefined, async (events) => {
    await rows.take(events);
    onProgress?.({ step: 'project', events: rows.taken, of });
  });
  onProgress?.({ step: 'index', events: rows.taken, of });
  await indexShadows(owner, stores);
  for (let attempt = 1; ; attempt += 1) {
    const before = since;
    since = await log.now();
    await log.read(before, (events) => rows.take(events));
    onProgress?.({ step: 'catch-up', events: rows.taken, of: Math.max(of, rows.taken) });
    // what was appended just now is read by the live service meanwhile
    await pause(PAUSE_MS);
    const done = await settled(options, log, rows, { since, version });
    if (done) return done;
    if (attempt >= attempts) throw new RebuildRefused(await whyNot(owner));
  }
}

/** Nothing is written by the live projection until the transaction ends. Undefined: it was no good moment. */
async function settled(
  { owner, compareOnly, onProgress }: RebuildOptions,
  log: EventLog,
  rows: RebuiltRows,
  { since, version }: { readonly since: string; readonly version: number },
): Promise<Rebuilt | undefined> {
  await owner.query('begin');
  try {
    await owner.query(`set local lock_timeout = '2s'`);
    await owner.query('set local synchronous_commit = on');
    await owner.query(`lock table ${stores.map(({ table }) => table).join(', ')} in exclusive mode`);
    await log.read(since, (events) => rows.take(events, (subjects) => standingOfLive(owner, subjects)));
    const overtaken = (await newestVersion(owner)) >= version;
    if (overtaken || (await behindLive(owner)).length > 0) {
      await owner.query('rollback');
      return undefined;
    }
    onProgress?.({ step: 'switch', events: rows.taken, of: rows.taken });
    await takeOverFallenDue(owner);
    const [live, rebuilt] = [
      await checksumOf(owner, stores, 'live'),
      await checksumOf(owner, stores, 'rebuilt'),
    ];
    const identical = live.digest === rebuilt.digest;
    const differing = identical ? {} : await differencesOf(owner, stores);
    const ahead = await aheadOfLive(owner);
    if (!compareOnly) {
      await scheduleUnknownClocks(owner);
      await switchTables(owner, stores);
      await rowsAreOfPresentForm(owner);
    }
    await owner.query('commit');
    const { taken: events, refused } = rows;
    return { events, refused, live, rebuilt, identical, differing, ahead, switched: !compareOnly };
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    if ((error as { code?: string }).code === LOCKED) return undefined;
    throw error;
  }
}

async function newestVersion(owner: Connection): Promise<number> {
  const newest = stores.map(({ table }) => `(select coalesce(max(version), 0) from ${table})`);
  const { rows } = await owner.query<{ version: number }>(`select greatest(${newest.join(', ')}) as version`);
  return rows[0]?.version ?? 0;
}

async function whyNot(owner: Connection): Promise<string> {
  const behind = await behindLive(owner);
  return behind.length > 0
    ? `the event logs do not hold what the live tables have heard, e.g. of ${behind.slice(0, 3).join(', ')}`
    : 'the live tables are in use without a pause; nothing was changed';
}
