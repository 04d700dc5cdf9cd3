import type { Stage } from '../stage';

/** One story of the demo. */
export interface Scene {
  readonly title: string;
  /** The enforced rules that it shows: somebody outside is told of each, or the demo fails. */
  readonly shows?: readonly string[];
  /** A deadline that is counted day by day afterwards. */
  readonly explained?: { readonly number: string; readonly kind: string };
  /** What the players saw on the way, told after the journeys. */
  readonly seen?: () => readonly string[];
  /** @returns the upstream numbers whose journeys are told afterwards */
  readonly play: (stage: Stage) => Promise<readonly string[]>;
}
