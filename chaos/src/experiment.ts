import type { Besides } from '../../bench/src/oracle/oracle';
import type { Scene, SceneOptions } from './scene';

/** What an experiment asks of its scene; what takes long to prepare is a promise. */
export type Setting = Omit<SceneOptions, 'random' | 'say' | 'habits'> & {
  readonly habits?: (random: Scene['random']) => SceneOptions['habits'];
};

/** This machine or this checkout cannot do the experiment. The table names the reason: nothing was shown. */
export class NotArranged extends Error {}

/** One fault, done to a running platform under load. */
export interface Experiment {
  readonly name: string;
  /** What is done, in a sentence. */
  readonly what: string;
  readonly scene?: Setting | ((say: SceneOptions['say']) => Promise<Setting>);
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
  /** Why it could not be done here. */
  readonly notArranged?: string;
  /** Empty when every promise held. */
  readonly faults: readonly string[];
}
