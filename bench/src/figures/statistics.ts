/** Lowest, middle and highest of the rounds: what a shared machine makes of one figure. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly rounds: readonly number[];
}

/** The middle value; of an even number the mean of the two in the middle. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

export function spreadOf(rounds: readonly number[]): Spread {
  return { min: Math.min(...rounds), median: median(rounds), max: Math.max(...rounds), rounds };
}

/** `1.2 / 1.5 / 1.9` */
export function written({ min, median: middle, max }: Spread, digits = 0): string {
  return [min, middle, max].map((value) => rounded(value, digits)).join(' / ');
}

export function rounded(value: number, digits = 0): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}
