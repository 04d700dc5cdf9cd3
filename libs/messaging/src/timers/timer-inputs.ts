import type { Pool } from 'pg';
import type { ChunkSetting } from '../chunk/chunk-setting';
import type { TopicPartitionOffset } from '../log/ports';
import { partitionKey, readOffsets } from '../reading/positions';
import { Staging } from '../unit/staging';
import type { ClaimedTimer } from './timer-rows';

/**
 * The topics that each due timer's decision depends on, of those whose handler names any and that have not waited yet.
 * Asked with the document as it is now: what has been read so far says what is still to come.
 */
export async function inputsOf(
  due: readonly ClaimedTimer[],
  { registry, loader, database }: ChunkSetting,
): Promise<Map<ClaimedTimer, readonly string[]>> {
  const asking = due.filter(
    (timer) => !timer.hasWaited && registry.timerOf(timer.name)?.options.afterReading,
  );
  const inputs = new Map<ClaimedTimer, readonly string[]>();
  if (asking.length === 0) return inputs;
  const staging = new Staging();
  await loader.load(database.timers, { aggregates: idsByStore(asking), foreign: [], blockable: [] }, staging);
  for (const timer of asking) {
    const options = registry.timerOf(timer.name)?.options;
    const doc = options && staging.aggregate({ store: options.store, id: timer.id })?.doc;
    inputs.set(timer, options?.afterReading?.(doc, timer.name) ?? []);
  }
  return inputs;
}

/** Those of the ends that have not been read up to now. */
export async function unreadOf(
  pool: Pool,
  ends: readonly TopicPartitionOffset[],
): Promise<TopicPartitionOffset[]> {
  const read = new Map((await readOffsets(pool, ends)).map((each) => [partitionKey(each), each.offset]));
  return ends.filter((end) => (read.get(partitionKey(end)) ?? 0n) < end.offset);
}

export function idsByStore(timers: readonly ClaimedTimer[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { store, id } of timers) ids.set(store, (ids.get(store) ?? new Set()).add(id));
  return ids;
}
