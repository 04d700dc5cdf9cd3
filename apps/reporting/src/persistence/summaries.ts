import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import { LegalClock } from '@huiying/messaging';
import type { Measured } from '../indicators/figures';
import type { Indicator } from '../indicators/indicator';
import { isKeptReady, standingOf } from '../indicators/standing';
import type { Counted } from '../indicators/standing';
import { Figures } from './figures';
import type { Scope } from './figures';
import { ReadPositions } from './read-positions';
import type { ReadPosition } from './read-positions';

/** Figures of one moment. */
export interface Summary {
  /** Legal instant of the moment. */
  readonly asOf: string;
  /** All events before these positions are in the figures; of later ones some may be. */
  readonly readUpTo: readonly ReadPosition[];
  readonly measured: readonly Measured[];
}

interface Kept extends Counted {
  readonly chosen: readonly Indicator[];
  readonly scope: Scope;
  readonly askedAt: number;
  readonly summary: Summary;
}

/** As many are kept; the ones that nobody has asked for longest go first. */
const MOST = 200;
const LOOK_MS = 60_000;

/**
 * Figures as they were counted last (decision 0031). A figure is counted from its rows, always: nothing is added up beside
 * them that could drift away. What takes long to count is told again for a while.
 */
@Injectable()
export class Summaries implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly kept = new Map<string, Kept>();
  private readonly counting = new Map<string, Promise<Kept>>();
  private readonly log = new Logger(Summaries.name);
  private look: NodeJS.Timeout | undefined;

  constructor(
    private readonly figures: Figures,
    private readonly positions: ReadPositions,
    private readonly clock: LegalClock,
  ) {}

  onApplicationBootstrap(): void {
    this.look = setTimeout(() => void this.keepReady(), LOOK_MS).unref();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.look);
    this.look = undefined;
  }

  /** @param anew counted now, whatever is kept */
  async of(chosen: readonly Indicator[], scope: Scope, anew: boolean): Promise<Summary> {
    const key = keyOf(chosen, scope);
    const askedAt = performance.now();
    const known = this.kept.get(key);
    const standing = known && !anew ? standingOf(known, askedAt) : 'void';
    if (!known || standing === 'void')
      return (await this.count(key, { chosen, scope, askedAt }, anew)).summary;
    this.keep(key, { ...known, askedAt });
    if (standing === 'ageing') void this.count(key, { chosen, scope, askedAt }).catch(this.missed);
    return known.summary;
  }

  /** Counted once for all who ask meanwhile; who wants it anew is not given a count that had begun before. */
  private async count(
    key: string,
    asked: Pick<Kept, 'chosen' | 'scope' | 'askedAt'>,
    anew = false,
  ): Promise<Kept> {
    const begun = this.counting.get(key);
    if (begun && !anew) return begun;
    const counting = this.measure(asked);
    this.counting.set(key, counting);
    try {
      const kept = await counting;
      this.keep(key, kept);
      return kept;
    } finally {
      if (this.counting.get(key) === counting) this.counting.delete(key);
    }
  }

  private async measure(asked: Pick<Kept, 'chosen' | 'scope' | 'askedAt'>): Promise<Kept> {
    const countedAt = performance.now();
    const asOf = formatTime(this.clock.now());
    // first: what is read while it is counted may or may not be in it
    const readUpTo = await this.positions.now();
    const measured = await this.figures.measured(asked.chosen, asked.scope);
    return {
      ...asked,
      countedAt,
      tookMs: performance.now() - countedAt,
      summary: { asOf, readUpTo, measured },
    };
  }

  private keep(key: string, kept: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [longest] = this.kept.keys();
    if (this.kept.size > MOST && longest !== undefined) this.kept.delete(longest);
  }

  /** One after the other, so that nobody's question waits for it. */
  private async keepReady(): Promise<void> {
    for (const [key, kept] of [...this.kept])
      if (this.look && isKeptReady(kept, performance.now())) await this.count(key, kept).catch(this.missed);
    this.look?.refresh();
  }

  /** The next reader counts it, and is told why it cannot be. */
  private readonly missed = (error: unknown): void =>
    this.log.warn(`figures are not counted ahead: ${error instanceof Error ? error.message : String(error)}`);
}

const keyOf = (chosen: readonly Indicator[], { period, jurisdiction, by }: Scope): string =>
  JSON.stringify([period.name, jurisdiction ?? null, by, chosen.map(({ id }) => id)]);
