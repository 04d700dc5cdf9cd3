import { rank } from '../rankings/rank';
import type { Contender, Ranking } from '../rankings/rank';
import type { Assessment, Component, DeductedFor } from './assessment';

/** A figure of one who is compared. */
export interface Measure {
  readonly of: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

export interface Compared {
  /** `<org>`, `<org>/<windowNo>` or `<org>/<staffNo>`. */
  readonly key: string;
  readonly name: string | null;
  readonly measures: readonly Measure[];
  /** What points are taken off for, each with what it rests on: spot checks or complaints. */
  readonly marks: readonly { readonly for: DeductedFor; readonly evidence: string }[];
}

export interface ScoredPart extends Measure {
  /** As they count after those without a value fell away; they add up to 100. */
  readonly weight: number;
  readonly points: number;
}

export interface Scored {
  readonly key: string;
  readonly name: string | null;
  /** 0 to 100; null where no figure has a value. */
  readonly score: number | null;
  readonly parts: readonly ScoredPart[];
  /** Figures with nothing to divide by: left out, the others count for more. */
  readonly without: readonly string[];
  readonly deducted: readonly {
    readonly for: DeductedFor;
    readonly points: number;
    readonly evidence: readonly string[];
  }[];
}

export interface Standing {
  readonly scored: readonly Scored[];
  readonly ranking: Ranking;
}

const FULL = 100;

/**
 * Scores and places by the pack's formula. A figure without a value says nothing for or against anybody, so its points go
 * to the others; deductions come off the score. Where nobody is compared by figures, everybody starts from 100.
 */
export function score(compared: readonly Compared[], assessment: Assessment): Standing {
  const scored = compared.map((each) => scoreOf(each, assessment));
  const first = assessment.components[0]?.of;
  const contenders = scored.map((each): Contender => ({
    ...{ org: each.key, name: each.name, numerator: null, denominator: null, value: each.score },
    volume: each.parts.find(({ of }) => of === first)?.denominator ?? 0,
  }));
  const { minimumVolume } = assessment;
  return { scored, ranking: rank(contenders, { better: 'higher', minimumVolume, ties: 'shared_rank' }) };
}

function scoreOf({ key, name, measures, marks }: Compared, assessment: Assessment): Scored {
  const { components, deductions = [] } = assessment;
  const measured = components.map((component) => ({ component, measure: measureOf(component, measures) }));
  const told = measured.filter(({ measure }) => measure.value !== null);
  const whole = told.reduce((sum, { component }) => sum + component.points, 0);
  const parts = told.map(({ component, measure }): ScoredPart => {
    const weight = (FULL * component.points) / whole;
    return { ...measure, weight, points: weight * goodness(component, measure) };
  });
  const deducted = deductions
    .map(({ for: why, points }) => {
      const evidence = marks.filter((mark) => mark.for === why).map((mark) => mark.evidence);
      return { for: why, points: points * evidence.length, evidence: [...evidence].sort() };
    })
    .filter(({ evidence }) => evidence.length > 0);
  const reached = components.length === 0 ? FULL : parts.reduce((sum, { points }) => sum + points, 0);
  const off = deducted.reduce((sum, { points }) => sum + points, 0);
  const isScored = components.length === 0 || parts.length > 0;
  return {
    ...{ key, name, parts, deducted },
    score: isScored ? rounded(Math.max(0, reached - off)) : null,
    without: measured.filter(({ measure }) => measure.value === null).map(({ component }) => component.of),
  };
}

const measureOf = ({ of }: Component, measures: readonly Measure[]): Measure =>
  measures.find((measure) => measure.of === of) ?? { of, numerator: null, denominator: null, value: null };

const goodness = ({ better = 'higher' }: Component, { value }: Measure): number =>
  better === 'higher' ? (value ?? 0) : 1 - (value ?? 0);

/** Hundredths: what is not shown decides no place. */
const rounded = (points: number): number => Math.round(points * 100) / 100;
