import type { Body } from './competent-body';

export const spotCheckAspects = [
  'channels_shown',
  'reminded_to_rate',
  'bad_ratings_rectified',
  'follow_up_recorded',
  'data_sent',
] as const;
export type SpotCheckAspect = (typeof spotCheckAspects)[number];

/** The office has looked how a unit carries the rating scheme out (HA-34). No text: what was found is a word of a list. */
export interface SpotCheck {
  readonly spotCheckId: string;
  readonly jurisdiction: string;
  readonly org: string;
  readonly checkedOn: string;
  /** What was not done as required; empty where all was. */
  readonly failed: readonly SpotCheckAspect[];
  readonly body?: Body;
  readonly ruleId?: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Named publicly: “视情况”, so by a decision. */
  readonly named?: {
    readonly reference: string;
    readonly on: string;
    readonly at: string;
    readonly by: string;
  };
}

export type NamingRefused = {
  readonly reasonCode: 'SPOTCHECK.NOTHING_FAILED' | 'SPOTCHECK.NAMED';
  readonly ruleId?: string;
};

/** A person decides that a unit is named for what it failed (HA-34): once, and never for a check that was passed. */
export function nameUnit(
  check: SpotCheck,
  named: NonNullable<SpotCheck['named']>,
): SpotCheck | NamingRefused {
  const { ruleId, failed } = check;
  const rule = ruleId === undefined ? {} : { ruleId };
  if (failed.length === 0) return { reasonCode: 'SPOTCHECK.NOTHING_FAILED', ...rule };
  return check.named ? { reasonCode: 'SPOTCHECK.NAMED', ...rule } : { ...check, named };
}
