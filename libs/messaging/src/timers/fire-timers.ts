import { SpanKind } from '@opentelemetry/api';
import type { ChunkSetting } from '../chunk/chunk-setting';
import { commit } from '../chunk/commit';
import { describeError, isDataError, isUnavailable } from '../chunk/database';
import { deadLetterIdOf, sealRecord } from '../chunk/sealed-record';
import type { LogRecord } from '../log/ports';
import { NO_RECORD } from '../schema/rare-function';
import { unitSpan } from '../tracing/unit-span';
import { ChunkUnit } from '../unit/chunk-unit';
import { type DeadLetterRow, Staging } from '../unit/staging';
import { idsByStore } from './timer-inputs';
import type { ClaimedTimer } from './timer-rows';

const TRIES = 3;

/**
 * Fires them in one transaction. A timer that keeps failing parks its case with the reason and stays: it fires when the
 * case is replayed (engine rule 11); the others fire.
 * @returns true when none of them is left to be tried again
 * @throws Moved, or the database being away
 */
export async function fireTimers(
  timers: readonly ClaimedTimer[],
  setting: ChunkSetting,
  failures: Map<string, number>,
): Promise<boolean> {
  let batch = timers;
  let parkBecause: string | undefined;
  for (;;) {
    try {
      return (await attempt(batch, setting, failures, parkBecause)) && batch.length === timers.length;
    } catch (error) {
      if (!isDataError(error) || (batch.length === 1 && parkBecause !== undefined)) throw error;
      if (batch.length > 1) batch = batch.slice(0, Math.ceil(batch.length / 2));
      else parkBecause = `refused as it was to be stored: ${describeError(error)}`;
    }
  }
}

async function attempt(
  timers: readonly ClaimedTimer[],
  setting: ChunkSetting,
  failures: Map<string, number>,
  parkBecause: string | undefined,
): Promise<boolean> {
  const staging = new Staging();
  const { loader, database, signals, metrics } = setting;
  const request = { aggregates: idsByStore(timers), foreign: [], blockable: timers.map((timer) => timer.id) };
  const { blocked } = await loader.load(database.timers, request, staging);
  const fired: ClaimedTimer[] = [];
  let isDone = true;
  const isParked = ({ id }: ClaimedTimer): boolean =>
    blocked.get(id)?.has('*') === true || staging.blockOf(id, '*') !== undefined;
  for (const timer of timers) {
    if (isParked(timer)) continue;
    const outcome = parkBecause === undefined ? await decide(timer, staging, setting, failures) : parkBecause;
    if (outcome === 'fired') fired.push(timer);
    else if (outcome === 'failed') {
      isDone = false;
      break;
    } else park(timer, outcome, staging, setting);
  }
  if (fired.length === 0 && !staging.hasBlocks) return isDone;
  await signals.reached('timer:decided');
  await commit(database.timers, setting.clusterId, staging, [], fired);
  metrics.timers.inc(fired.length);
  signals.committed({ outbox: staging.outbox.length, timers: staging.dueInstants(), blocked: false });
  return isDone;
}

/** @returns 'fired', 'failed' (it is tried again), or why its case is parked. */
async function decide(
  timer: ClaimedTimer,
  staging: Staging,
  setting: ChunkSetting,
  failures: Map<string, number>,
): Promise<string> {
  const found = setting.registry.timerOf(timer.name);
  // an older version of the service is running: the deadline must not get lost
  if (!found) return `timer ${timer.name} has no handler in this version`;
  const id = `timer:${timer.id}:${timer.name}:${timer.dueAt}`;
  const span = unitSpan({
    name: `timer ${timer.name.split(':', 1)[0]}`,
    kind: SpanKind.INTERNAL,
    attributes: { 'huiying.aggregate': timer.id },
  });
  const { traceparent } = span;
  const cause = { id, correlationId: id, ...(traceparent === undefined ? {} : { traceparent }) };
  const unit = new ChunkUnit(staging, setting.surroundings, timer.dueAt, cause);
  try {
    await found.handler.fire(timer, unit);
    unit.merge();
    failures.delete(id);
    span.end();
    return 'fired';
  } catch (error) {
    span.fail(error);
    if (isUnavailable(error)) throw error;
    const failed = (failures.get(id) ?? 0) + 1;
    failures.set(id, failed);
    setting.log.error('a timer failed', {
      timer: timer.name,
      aggregate: timer.id,
      tries: failed,
      error: describeError(error),
    });
    if (failed < TRIES) return 'failed';
    failures.delete(id);
    return `timer ${timer.name} failed`;
  }
}

function park(timer: ClaimedTimer, reason: string, staging: Staging, setting: ChunkSetting): void {
  setting.metrics.parked.inc();
  setting.log.error('a case was parked by its timer', { timer: timer.name, aggregate: timer.id, reason });
  staging.block({ aggregate: timer.id, topic: '*', kind: 'parked', waitFor: null, reason });
  staging.push('deadLetters', letterOf(timer, reason, setting));
  const store = setting.loader.storeOf(timer.store);
  const loaded = store && staging.aggregate({ store, id: timer.id });
  if (loaded) loaded.dirty = true;
}

/** The operator's commands know parked cases by their letters; this one goes with the block (rare-function.ts). */
function letterOf(timer: ClaimedTimer, reason: string, setting: ChunkSetting): DeadLetterRow {
  const record: LogRecord = {
    topic: `timer ${timer.name}`,
    partition: NO_RECORD,
    offset: BigInt(timer.dueAt),
    key: Buffer.from(timer.id),
    value: null,
    headers: {},
    timestampMs: timer.dueAt,
    logAppendTime: false,
  };
  return {
    id: deadLetterIdOf({ ...record, topic: `${timer.store}/${timer.id}/${timer.name}` }, setting.service),
    reasonCode: 'MESSAGE.PARKED',
    errors: [{ path: '/', message: reason }],
    topic: record.topic,
    partition: NO_RECORD,
    offset: String(record.offset),
    timestampMs: timer.dueAt,
    aggregate: timer.id,
    sender: null,
    at: new Date(timer.dueAt).toISOString(),
    sealed: sealRecord(record, setting.sealing),
  };
}
