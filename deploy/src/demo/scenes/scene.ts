import type { Stage } from '../stage';

/** One story of the demo. */
export interface Scene {
  readonly title: string;
  /** Plays it. @returns the upstream numbers whose journeys are told afterwards */
  readonly play: (stage: Stage) => Promise<readonly string[]>;
}
