import type { Pack } from '@huiying/policy';

/** Part of the score: the value of a figure times its points; of a figure that should be low, what is left of 1. */
export interface Component {
  readonly of: string;
  readonly better?: 'higher' | 'lower';
  readonly points: number;
}

export const deductedFor = ['spot_check_failed', 'complaint_upheld'] as const;
export type DeductedFor = (typeof deductedFor)[number];

/** A contest or an assessment as the regulation's pack has it: who is compared, how often, by which formula (HA-33, HA-34). */
export interface Assessment {
  readonly id: string;
  readonly title: string;
  readonly ruleId: string;
  readonly per: 'organisation' | 'window' | 'staff';
  readonly every: 'quarter' | 'year';
  /** What a body has to be competent for to decide it. */
  readonly task: string;
  /** Of the figure of the first component: who has fewer has no place. */
  readonly minimumVolume: number;
  readonly components: readonly Component[];
  readonly deductions?: readonly { readonly for: DeductedFor; readonly points: number }[];
}

export const assessmentsOf = (pack: Pack): readonly Assessment[] =>
  pack.value<readonly Assessment[]>('assessments');

export const isOfLength = (period: string, { every }: Assessment): boolean =>
  every === 'quarter' ? /^\d{4}-Q[1-4]$/.test(period) : /^\d{4}$/.test(period);
