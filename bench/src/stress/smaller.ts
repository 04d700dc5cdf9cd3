import type { Figure } from '../figures/figure';

interface Target {
  readonly unit: string;
  readonly floor: number;
  readonly aim: number;
  readonly note: string;
  readonly digits?: number;
}

/** A figure of which less is better. */
export const smaller = (name: string, measured: number, target: Target): Figure => ({
  name,
  measured,
  smaller: true,
  ...target,
});
