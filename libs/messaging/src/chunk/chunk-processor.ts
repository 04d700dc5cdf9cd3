import { setTimeout as sleep } from 'node:timers/promises';
import type { LogRecord } from '../log/ports';
import { type Chunk, openChunk, unread } from './chunk';
import type { ChunkSetting } from './chunk-setting';
import { Moved, type OffsetClaim, commit } from './commit';
import { Unavailable, describeError, isDataError, isUnavailable } from './database';
import { type Trying, handleEntry } from './handle-entry';

/** How often a message whose handler throws is tried before its case is parked. */
const TRIES = 3;
const PAUSE_BETWEEN_TRIES_MS = 50;

/** Adds to the transaction what depends on how many records of the chunk it covers. */
export type Finish = (chunk: Chunk, taken: readonly LogRecord[]) => readonly OffsetClaim[];

export interface Processed {
  /** How many of the records are now done, from the first on; call again with the rest. */
  readonly done: number;
  /** The next one keeps its place in its queue: its case is parked again, or waits. */
  readonly stays: boolean;
}

/**
 * Turns records into one transaction (architecture §3). A defect of one message never holds up the others: what came
 * before it is committed, then it is tried alone, then it is parked.
 */
export class ChunkProcessor {
  /** By the record's place: a queued record is read anew for each try. */
  private readonly failures = new Map<string, number>();

  constructor(private readonly setting: ChunkSetting) {}

  /** @throws Unavailable (try later), Moved('offset' | 'queue') (look again at where the records stand). */
  async process(
    records: readonly LogRecord[],
    finish: Finish,
    trying: Omit<Trying, 'giveUp'>,
  ): Promise<Processed> {
    let limit = records.length;
    let giveUp: Trying['giveUp'];
    for (let retry = 0; ; retry += 1) {
      try {
        return await this.attempt(
          records.slice(0, limit),
          finish,
          giveUp === undefined ? trying : { ...trying, giveUp },
        );
      } catch (error) {
        if (error instanceof Moved && error.what === 'version') {
          this.setting.metrics.overtaken.inc();
          if (retry > 3) await sleep(Math.random() * 20 * Math.min(retry, 10));
        } else if (isDataError(error) && limit > 1) {
          limit = Math.ceil(limit / 2);
        } else if (isDataError(error) && giveUp?.how !== 'bury') {
          giveUp = {
            how: giveUp ? 'bury' : 'park',
            because: `refused as it was to be stored: ${describeError(error)}`,
          };
        } else {
          throw isUnavailable(error) ? new Unavailable(error) : error;
        }
      }
    }
  }

  private async attempt(records: readonly LogRecord[], finish: Finish, trying: Trying): Promise<Processed> {
    const { setting } = this;
    const { metrics } = setting;
    metrics.chunkRecords.observe(records.length);
    const endLoad = metrics.chunkSeconds.startTimer({ step: 'load' });
    const chunk = trying.giveUp?.how === 'bury' ? unread(records) : await openChunk(records, setting);
    endLoad();
    await setting.signals.reached('chunk:loaded');
    const endDecide = metrics.chunkSeconds.startTimer({ step: 'decide' });
    const processed = await this.decideAll(chunk, trying);
    endDecide();
    const taken = records.slice(0, processed.done);
    const { staging } = chunk;
    if (processed.done > 0 || staging.hasBlocks) {
      await setting.signals.reached('chunk:decided');
      const endCommit = metrics.chunkSeconds.startTimer({ step: 'commit' });
      await commit(setting.database.messages, setting.clusterId, staging, finish(chunk, taken));
      endCommit();
      // not before: what is decided again because a version moved counts once
      for (const [outcome, count] of staging.outcomes) metrics.messages.inc({ outcome }, count);
      await setting.signals.reached('chunk:committed');
      setting.signals.committed({
        outbox: staging.outbox.length,
        timers: staging.dueInstants(),
        blocked: staging.hasBlocks,
      });
      if (this.failures.size > 0) for (const record of taken) this.failures.delete(placeOf(record));
    }
    return processed;
  }

  /**
   * Stops in front of a message that failed for the first times, and at one from a queue that is held again: it keeps
   * its place, and those behind it theirs. The caller commits what lies before it.
   */
  private async decideAll(chunk: Chunk, trying: Trying): Promise<Processed> {
    let done = 0;
    for (const entry of chunk.entries) {
      const failed = this.failures.size === 0 ? 0 : (this.failures.get(placeOf(entry.record)) ?? 0);
      const giveUp =
        trying.giveUp ??
        (failed >= TRIES ? { how: 'park' as const, because: 'its handler failed' } : undefined);
      const waited = trying.waited && done === 0;
      try {
        const handled = await handleEntry(entry, chunk, this.setting, {
          from: trying.from,
          waited,
          ...(giveUp ? { giveUp } : {}),
        });
        if (handled === 'stays') {
          this.failures.delete(placeOf(entry.record));
          return { done, stays: true };
        }
      } catch (error) {
        if (isUnavailable(error)) throw new Unavailable(error);
        this.failures.set(placeOf(entry.record), failed + 1);
        const { topic, partition, offset } = entry.record;
        this.setting.log.error('a handler failed', {
          topic,
          partition,
          offset: String(offset),
          tries: failed + 1,
          error: describeError(error),
        });
        if (done === 0) await sleep(PAUSE_BETWEEN_TRIES_MS);
        return { done, stays: false };
      }
      done += 1;
    }
    return { done, stays: false };
  }
}

const placeOf = (record: LogRecord): string => `${record.topic}/${record.partition}/${record.offset}`;
