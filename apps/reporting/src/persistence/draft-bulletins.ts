import { Injectable } from '@nestjs/common';
import type { Pack } from '@huiying/policy';
import type { Bulletin } from '../bulletins/bulletin';
import type { Period } from '../indicators/period';
import { BulletinFigures } from './bulletin-figures';

interface Draft {
  readonly bulletin: Promise<Bulletin>;
  /** Of this process's clock, milliseconds; undefined while it is being counted. */
  countedAt?: number;
}

const KEPT_MS = 30_000;
const KEPT = 16;

/**
 * Drafts cost the whole of a bulletin each, so there is a bound on them: one is counted at a time, who asks for the same
 * one meanwhile gets it, too, and for half a minute it is given again; it says itself of when it is. What is frozen is
 * counted afresh.
 */
@Injectable()
export class DraftBulletins {
  private readonly drafts = new Map<string, Draft>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly counted: BulletinFigures) {}

  /** @param now legal instant, epoch milliseconds */
  of(period: Period, pack: Pack, now: number): Promise<Bulletin> {
    const key = `${pack.ref} ${period.name}`;
    const known = this.drafts.get(key);
    if (known && (known.countedAt === undefined || performance.now() - known.countedAt < KEPT_MS))
      return known.bulletin;
    const bulletin = this.last.then(() => this.counted.of(period, pack, now));
    const draft: Draft = { bulletin };
    this.last = bulletin.then(
      () => (draft.countedAt = performance.now()),
      () => this.drafts.get(key) === draft && this.drafts.delete(key),
    );
    this.drafts.delete(key);
    this.drafts.set(key, draft);
    for (const oldest of this.drafts.keys()) if (this.drafts.size > KEPT) this.drafts.delete(oldest);
    return bulletin;
  }
}
