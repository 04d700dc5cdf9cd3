import type { Besides } from '../../bench/src/oracle/oracle';
import type { Scene, SceneOptions } from './scene';

/** One fault, done to a running platform under load. */
export interface Experiment {
  readonly name: string;
  /** What is done, in a sentence. */
  readonly what: string;
  readonly scene?: Omit<SceneOptions, 'random' | 'say' | 'builtAt' | 'habits'> & {
    readonly habits?: (random: Scene['random']) => SceneOptions['habits'];
  };
  /**
   * Does it, and lets the load end. The oracle looks afterwards in any case.
   * @returns what was found beyond it: `faults` fail the experiment, `notes` are printed
   */
  readonly run: (scene: Scene) => Promise<Findings>;
}

export interface Findings {
  readonly notes?: readonly string[];
  readonly faults?: readonly string[];
  /** Records that this experiment sent besides the cases. */
  readonly besides?: Besides;
}

export interface Outcome {
  readonly name: string;
  readonly seed: number;
  /** `2026-11-23`, of its end. */
  readonly date: string;
  readonly cases: number;
  readonly seconds: number;
  readonly redelivered: number;
  readonly notes: readonly string[];
  /** Empty when every promise held. */
  readonly faults: readonly string[];
}
