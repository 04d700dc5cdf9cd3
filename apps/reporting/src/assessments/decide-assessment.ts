import type { Assessment } from './assessment';
import type { Body } from './competent-body';
import type { Scored, Standing } from './score';

/** What a person decided on a contest or an assessment, with the scores of that moment. */
export interface AssessmentDecision {
  readonly decisionId: string;
  readonly jurisdiction: string;
  readonly assessment: string;
  readonly ruleId: string;
  readonly period: string;
  readonly policyRef: string;
  readonly scored: readonly Scored[];
  /** Who gets the flag or the award; nobody where the scores go into an assessment as they are. */
  readonly chosen: readonly string[];
  readonly body?: Body;
  /** Number of the paper that carries the decision. */
  readonly reference: string;
  readonly decidedAt: string;
  readonly decidedBy: string;
}

export interface Deciding {
  readonly chosen: readonly string[];
  readonly reference: string;
  readonly body: Body | undefined;
}

export type AssessmentRefused = {
  readonly reasonCode: 'ASSESSMENT.DECIDED' | 'ASSESSMENT.PERIOD_RUNNING' | 'ASSESSMENT.NOT_COMPARED';
  readonly ruleId: string;
  readonly detail?: string;
};

export const decisionIdOf = (jurisdiction: string, { id }: Pick<Assessment, 'id'>, period: string): string =>
  `${jurisdiction}:${id}:${period}`;

/**
 * A score proposes; a person decides, once, when the period is over (HA-33, HA-34). Who is chosen must have been compared,
 * and need not have the highest score: why not is for the paper to say.
 */
export function decideAssessment(
  assessment: Assessment,
  { scored }: Standing,
  before: AssessmentDecision | undefined,
  { chosen, reference, body }: Deciding,
  moment: {
    readonly jurisdiction: string;
    readonly period: { readonly name: string; readonly until: string };
    readonly policyRef: string;
    readonly today: string;
    readonly at: string;
    readonly by: string;
  },
): AssessmentDecision | AssessmentRefused {
  const { id, ruleId } = assessment;
  const { jurisdiction, period, policyRef, today, at, by } = moment;
  if (before) return { reasonCode: 'ASSESSMENT.DECIDED', ruleId };
  if (today < period.until) return { reasonCode: 'ASSESSMENT.PERIOD_RUNNING', ruleId };
  const unknown = chosen.filter((key) => !scored.some((each) => each.key === key));
  if (unknown.length > 0)
    return { reasonCode: 'ASSESSMENT.NOT_COMPARED', ruleId, detail: unknown.join(', ') };
  return {
    ...{
      decisionId: decisionIdOf(jurisdiction, assessment, period.name),
      jurisdiction,
      assessment: id,
      ruleId,
    },
    ...{ period: period.name, policyRef, scored, chosen, reference, decidedAt: at, decidedBy: by },
    ...(body === undefined ? {} : { body }),
  };
}
