import { setTimeout as sleep } from 'node:timers/promises';
import type { LogRecord } from '../log/ports';
import { type Chunk, openChunk } from './chunk';
import type { ChunkSetting } from './chunk-setting';
import { Moved, type OffsetClaim, commit } from './commit';
import { Unavailable, isDataError, isUnavailable } from './database';
import { type Trying, handleEntry } from './handle-entry';

/** How often a message whose handler throws is tried before its case is parked. */
const TRIES = 3;
const PAUSE_BETWEEN_TRIES_MS = 50;

/** Adds to the transaction what depends on how many records of the chunk it covers. */
export type Finish = (chunk: Chunk, taken: readonly LogRecord[]) => readonly OffsetClaim[];

/**
 * Turns records into one transaction (architecture §3). A defect of one message never holds up the others: what came
 * before it is committed, then it is tried alone, then it is parked.
 */
export class ChunkProcessor {
  /** By the record's place: a queued record is read anew for each try. */
  private readonly failures = new Map<string, number>();

  constructor(private readonly setting: ChunkSetting) {}

  /**
   * @returns how many of the records are now done, from the first on; call again with the rest.
   * @throws Unavailable (try later), Moved('offset' | 'queue') (look again at where the records stand).
   */
  async process(records: readonly LogRecord[], finish: Finish, trying: Omit<Trying, 'parkBecause'>): Promise<number> {
    let limit = records.length;
    let parkBecause: string | undefined;
    for (let retry = 0; ; retry += 1) {
      try {
        return await this.attempt(records.slice(0, limit), finish, { ...trying, ...(parkBecause === undefined ? {} : { parkBecause }) });
      } catch (error) {
        if (error instanceof Moved && (error.what === 'version' || error.what === 'timer')) {
          if (retry > 3) await sleep(Math.random() * 20 * Math.min(retry, 10));
        } else if (isDataError(error) && limit > 1) {
          limit = Math.ceil(limit / 2);
        } else if (isDataError(error) && parkBecause === undefined) {
          parkBecause = `the database refused it: ${(error as { code: string }).code}`;
        } else {
          throw isUnavailable(error) ? new Unavailable(error) : error;
        }
      }
    }
  }

  private async attempt(records: readonly LogRecord[], finish: Finish, trying: Trying): Promise<number> {
    const { setting } = this;
    const { metrics } = setting;
    metrics.chunkRecords.observe(records.length);
    const endLoad = metrics.chunkSeconds.startTimer({ step: 'load' });
    const chunk = await openChunk(records, setting);
    endLoad();
    await setting.signals.reached('chunk:loaded');
    const endDecide = metrics.chunkSeconds.startTimer({ step: 'decide' });
    const { done, parkedInQueue } = await this.decideAll(chunk, trying);
    endDecide();
    const taken = records.slice(0, done);
    if (done > 0 || parkedInQueue) {
      await setting.signals.reached('chunk:decided');
      const endCommit = metrics.chunkSeconds.startTimer({ step: 'commit' });
      await commit(setting.database.messages, setting.clusterId, chunk.staging, finish(chunk, taken));
      endCommit();
      await setting.signals.reached('chunk:committed');
      setting.signals.committed({
        outbox: chunk.staging.outbox.length,
        timers: [...chunk.staging.timers.values()].map((timer) => timer.dueAt),
        blocked: chunk.staging.rare.block !== undefined,
      });
      for (const record of taken) this.failures.delete(placeOf(record));
    }
    return done;
  }

  /**
   * Stops in front of a message that failed for the first times, and at one from a queue that is parked again: it keeps
   * its place, and those behind it theirs. The caller commits what lies before it.
   */
  private async decideAll(chunk: Chunk, trying: Trying): Promise<{ done: number; parkedInQueue: boolean }> {
    let done = 0;
    for (const entry of chunk.entries) {
      const failed = this.failures.get(placeOf(entry.record)) ?? 0;
      const parkBecause = trying.parkBecause ?? (failed >= TRIES ? 'its handler failed' : undefined);
      try {
        await handleEntry(entry, chunk, this.setting, parkBecause === undefined ? trying : { ...trying, parkBecause });
      } catch (error) {
        if (isUnavailable(error)) throw new Unavailable(error);
        this.failures.set(placeOf(entry.record), failed + 1);
        this.setting.log.error('a handler failed', {
          topic: entry.record.topic,
          offset: String(entry.record.offset),
          tries: failed + 1,
          error: error instanceof Error ? `${error.name} at ${firstFrame(error)}` : typeof error,
        });
        if (done === 0) await sleep(PAUSE_BETWEEN_TRIES_MS);
        return { done, parkedInQueue: false };
      }
      if (parkBecause !== undefined && trying.released) {
        this.failures.delete(placeOf(entry.record));
        return { done, parkedInQueue: true };
      }
      done += 1;
    }
    return { done, parkedInQueue: false };
  }
}

const placeOf = (record: LogRecord): string => `${record.topic}/${record.partition}/${record.offset}`;

/** Where it failed; the message of an unknown error may hold personal data and is not logged. */
function firstFrame(error: Error): string {
  return /\n\s+at ([^\n]+)/.exec(error.stack ?? '')?.[1] ?? 'an unknown place';
}
