import type { Stage } from '../stage';

/** One story of the demo. */
export interface Scene {
  readonly title: string;
  /**
   * The enforced rules that it shows. The demo fails when one was neither named to anybody outside nor seen
   * (`Stage.saw`).
   */
  readonly shows: readonly string[];
  /** It goes on where the last one stopped, and not on the next working day. */
  readonly sameDay?: true;
  /** Many alike: of each case its receipts are told and not its journey. */
  readonly inBrief?: true;
  /** A deadline that is counted day by day afterwards. */
  readonly explained?: { readonly number: string; readonly kind: string };
  /** What the players read on the way, told after the journeys. */
  readonly seen?: () => readonly string[];
  /** @returns the numbers, of cases and ratings, whose journeys are told afterwards */
  readonly play: (stage: Stage) => Promise<readonly string[]>;
}
