import {
  KeyedSealing,
  openRecord,
  type LogRecord,
  type SealingKeys,
  type StoredRecord,
} from '@huiying/messaging';
import type { Client } from 'pg';
import { SERVICE_NAMES, type ServiceName } from '../../platform/names';

export interface DeadLetter {
  readonly service: ServiceName;
  /** Of a case that a failing timer has parked there is no record: then it is the case's own id. */
  readonly id: string;
  readonly state: 'open' | 'replaying' | 'replayed' | 'discarded';
  readonly reasonCode: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly topic: string;
  readonly sender: string | null;
  readonly at: Date;
  /** The case that is parked with it; null: it blocks nobody. */
  readonly aggregateId: string | null;
  /** Whether the case is parked now, and behind it how many messages wait. */
  readonly parked: boolean;
  readonly waiting: number;
}

const one = (service: string): string => `
  select '${service}' as service, d.id, d.state, d.reason_code as "reasonCode", d.errors, d.topic, d.sender, d.at,
      d.aggregate_id as "aggregateId",
      exists (select 1 from ${service}.blocked b
               where b.aggregate_id = d.aggregate_id and b.topic = '*' and b.kind = 'parked') as parked,
      (select count(*)::int from ${service}.queued_message q where q.aggregate_id = d.aggregate_id) as waiting
    from ${service}.dead_letter d
  union all
  select '${service}', b.aggregate_id, 'open', 'MESSAGE.PARKED',
      jsonb_build_array(jsonb_build_object('path', '/', 'message', b.reason)), 'timer', null, b.since, b.aggregate_id, true,
      (select count(*)::int from ${service}.queued_message q where q.aggregate_id = b.aggregate_id)
    from ${service}.blocked b
   where b.topic = '*' and b.kind = 'parked' and not exists (
     select 1 from ${service}.dead_letter d where d.aggregate_id = b.aggregate_id and d.state = 'open')`;

const ALL = SERVICE_NAMES.map(one).join(' union all ');

/** @param open only those that nobody has dealt with */
export async function listDeadLetters(database: Client, open: boolean): Promise<DeadLetter[]> {
  const wanted = open ? `where state in ('open', 'replaying')` : '';
  const { rows } = await database.query<DeadLetter>(`select * from (${ALL}) as l ${wanted} order by at, id`);
  return rows;
}

/** @throws Error when no service keeps one of that id */
export async function deadLetter(database: Client, id: string): Promise<DeadLetter> {
  const { rows } = await database.query<DeadLetter>(`select * from (${ALL}) as l where id = $1`, [id]);
  return rows[0] ?? unknown(id);
}

/** The record as it came, decrypted with the deployment's data key. */
export async function original(database: Client, letter: DeadLetter, dataKey: string): Promise<LogRecord> {
  const { rows } = await database.query<StoredRecord>(
    `select topic, partition, record_offset, timestamp_ms, sealed from ${letter.service}.dead_letter where id = $1`,
    [letter.id],
  );
  return openRecord(rows[0] ?? unknown(letter.id), new KeyedSealing(sealingKeys(dataKey)));
}

/**
 * Hands it back to its service, which takes it within seconds: a parked case with everything that waits behind it, or
 * the one record. What fails again is open again.
 */
export async function replay(database: Client, letter: DeadLetter): Promise<void> {
  if (letter.state === 'discarded') throw new Error(`${letter.id} was discarded`);
  if (letter.parked) {
    const blocked = `update ${letter.service}.blocked set kind = 'replaying'
      where aggregate_id = $1 and topic = '*' and kind = 'parked'`;
    await writing(database, blocked, [letter.aggregateId]);
    return;
  }
  if (letter.aggregateId !== null)
    throw new Error(`${letter.id} no longer parks its case: nothing to replay`);
  await writing(
    database,
    `update ${letter.service}.dead_letter set state = 'replaying' where id = $1 and state = 'open'`,
    [letter.id],
  );
}

/**
 * Gives it up for good. Not what a case is parked with: the case would stay parked, so it must be replayed.
 * @throws Error naming the case
 */
export async function discard(database: Client, letter: DeadLetter): Promise<void> {
  if (letter.parked)
    throw new Error(
      `${letter.id} parks the case ${String(letter.aggregateId)}: replay it once the cause is repaired`,
    );
  await writing(
    database,
    `update ${letter.service}.dead_letter set state = 'discarded' where id = $1 and state in ('open', 'replaying')`,
    [letter.id],
  );
}

/** The keys of the deployment, with those from before that the services read with. */
function sealingKeys(dataKey: string): SealingKeys {
  const old = (process.env['HUIYING_OLD_DATA_KEYS'] ?? '').split(',').filter((each) => each !== '');
  return {
    dataKey: Buffer.from(dataKey, 'base64'),
    oldDataKeys: old.map((each) => Buffer.from(each, 'base64')),
  };
}

/** The operator's login reads by default; what it may change is granted column by column (postgres-roles.ts). */
async function writing(database: Client, sql: string, values: unknown[]): Promise<void> {
  await database.query('begin read write');
  try {
    await database.query(sql, values);
    await database.query('commit');
  } catch (error) {
    await database.query('rollback');
    throw error;
  }
}

function unknown(id: string): never {
  throw new Error(`No service keeps a dead letter "${id}"`);
}
