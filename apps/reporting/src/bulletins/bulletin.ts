import type { DeductionTotal } from '../deductions/totals';
import type { LedgerLine } from '../deductions/ledger';
import type { Topic } from '../topics/hot-topics';
import type { Blamed } from '../watch-list/watch-list';

export type Edition = 'internal' | 'public';

/** A figure with what it is made of. In the public edition a small cell is masked: its numbers are null. */
export interface FigureCell {
  readonly id: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly excluded?: number;
  readonly masked?: true;
}

export interface OverallFigure extends FigureCell {
  readonly name: string;
  readonly formula: string;
  /** The same of the period before, counted at the same moment. */
  readonly previous: FigureCell;
}

export interface BrokenDown {
  readonly by: 'organisation' | 'window' | 'type' | 'channel';
  readonly figures: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string | null;
    readonly cells: readonly FigureCell[];
  }[];
}

export interface BulletinRanking {
  readonly id: string;
  readonly name: string;
  readonly better: 'higher' | 'lower';
  readonly placed: readonly (FigureCell & {
    readonly rank: number;
    readonly sharedBy: number;
    readonly org: string;
    readonly name: string | null;
  })[];
  readonly unplaced: readonly { readonly org: string; readonly name: string | null; readonly why: string }[];
}

/** In the public edition a small number of criticisms or hand-overs is masked. */
export type UnitDeductions = Pick<DeductionTotal, 'org' | 'points'> & {
  readonly [K in 'criticisms' | 'handedToInspection']: number | null;
} & { readonly name: string | null };

/** A unit that a person decided to name publicly. */
export interface NamedUnit {
  readonly id: string;
  readonly org: string;
  readonly name: string | null;
  readonly on: string;
  /** What it was named for: a kind of incident, or `spot_check`. */
  readonly why: string;
  readonly ruleId: string | null;
  /** It was decided, too, that somebody is held to account. */
  readonly accountable: boolean;
}

/** Everything that a bulletin says, frozen: what is printed from it is only its form. No person, no text of a case. */
export interface Bulletin {
  readonly schema: 'bulletin.v1';
  readonly edition: Edition;
  readonly jurisdiction: string;
  readonly place: string;
  readonly document: string;
  readonly period: string;
  readonly from: string;
  /** The first day after. */
  readonly until: string;
  /** Legal instant of the figures. */
  readonly asOf: string;
  /** The events that are in the figures: at least all before these positions. */
  readonly watermark: readonly {
    readonly topic: string;
    readonly partition: number;
    readonly next: string;
  }[];
  /** The law under which it was counted. */
  readonly policies: readonly string[];
  readonly rules: {
    readonly minimumVolume: number;
    readonly ties: string;
    readonly maskBelow: number;
    readonly watched: { readonly count: number; readonly within: string };
    readonly topics: { readonly minimum: number; readonly growth: number; readonly baseMonths: number };
  };
  readonly overall: readonly OverallFigure[];
  readonly trend: readonly { readonly month: string; readonly volume: number | null }[];
  readonly breakdowns: readonly BrokenDown[];
  readonly rankings: readonly BulletinRanking[];
  readonly topics: readonly Topic[];
  readonly deductions: {
    readonly totals: readonly UnitDeductions[];
    /** Not in the public edition. */
    readonly lines?: readonly LedgerLine[];
  };
  /** Absent in bulletins that were frozen before units were named in them. */
  readonly named?: readonly NamedUnit[];
  /** Not in the public edition. */
  readonly watchList?: readonly (Blamed & { readonly name: string | null })[];
}

/** A frozen bulletin among its corrections. */
export interface Version {
  readonly version: number;
  readonly frozenAt: string;
  /** Why there is a new version; of the first one: nothing. */
  readonly reason?: string;
  readonly changes: readonly Change[];
  /** SHA-256 of the bytes of the internal edition. */
  readonly digest: string;
}

/** What a correction changed: where, and from what to what. */
export interface Change {
  readonly at: string;
  readonly from: unknown;
  readonly to: unknown;
}
