/**
 * Bad ratings that gather about one member of staff or one department of Jilin: the head of the window rectifies there
 * (JL-04, 谁办理、谁负责). One of these for each of whom it is; each time that they gather again is a further task.
 */
export interface Concentration extends Rated {
  readonly concentrationId: string;
  /** Oldest first; at most the last one is unfinished. */
  readonly tasks: readonly ConcentrationTask[];
}

/** 部门和人员. */
export interface Rated {
  readonly jurisdiction: string;
  readonly org: string;
  /** Absent: the department as a whole. */
  readonly staffNo?: string;
}

export interface ConcentrationTask {
  /** From 1 on. */
  readonly no: number;
  readonly state: 'open' | 'reported' | 'accepted' | 'fallen_away';
  readonly openedAt: number;
  /** The window whose head rectifies: that of the latest of the ratings. */
  readonly windowNo?: string;
  /** What is to be worked off; those that come while the task is unfinished are added. */
  readonly ratingIds: readonly string[];
  readonly limit: ConcentrationLimit;
  readonly ruleId?: string;
  /** What the head has done, oldest first; its words lie sealed in `concentration_text`. */
  readonly reports: readonly Entry[];
  readonly checks: readonly (Entry & { readonly passed: boolean })[];
  readonly fellAway?: Entry;
}

interface Entry {
  readonly at: number;
  readonly by: string;
}

/** So many bad ratings that stand, received within so many days. */
export interface ConcentrationLimit {
  readonly ratings: number;
  readonly days: number;
}

/** A bad rating that counts and was not annulled. */
export interface StandingRating {
  readonly ratingId: string;
  readonly recordedAt: number;
  readonly windowNo?: string;
}

export const taskOf = ({ tasks }: Concentration): ConcentrationTask | undefined => tasks.at(-1);

export const isUnfinished = (task: ConcentrationTask | undefined): task is ConcentrationTask =>
  task?.state === 'open' || task?.state === 'reported';

/** The concentration with its last task as it is now. */
export const withTask = (of: Concentration, task: ConcentrationTask): Concentration => ({
  ...of,
  tasks: [...of.tasks.filter(({ no }) => no !== task.no), task],
});
