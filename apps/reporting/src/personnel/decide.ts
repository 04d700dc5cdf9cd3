import type { Proposal } from './propose';

export const decisions = ['approved', 'rejected'] as const;

/** What a person decided on a proposal, with the evidence of that moment. */
export interface PersonnelDecision {
  readonly proposalId: string;
  readonly jurisdiction: string;
  readonly proposal: Proposal;
  readonly decision: (typeof decisions)[number];
  /** Number of the paper that carries the decision; no text about a person is kept here. */
  readonly reference?: string;
  readonly privacyConfirmed?: true;
  readonly decidedAt: string;
  readonly decidedBy: string;
}

export interface Deciding {
  readonly decision: PersonnelDecision['decision'];
  readonly reference: string | undefined;
  readonly privacyConfirmed: boolean | undefined;
}

export type DecisionRefused = {
  readonly reasonCode: 'PERSONNEL.DECIDED' | 'PERSONNEL.PRIVACY_NOT_CONFIRMED';
  readonly ruleId?: string;
};

/** Decided once, by a person. Who puts somebody on the red and black list confirms to have weighed privacy (KY-50). */
export function decide(
  proposal: Proposal,
  before: PersonnelDecision | undefined,
  { decision, reference, privacyConfirmed }: Deciding,
  { jurisdiction, at, by }: { jurisdiction: string; at: string; by: string },
): PersonnelDecision | DecisionRefused {
  if (before) return { reasonCode: 'PERSONNEL.DECIDED' };
  if (proposal.privacyWarning && decision === 'approved' && !privacyConfirmed)
    return { reasonCode: 'PERSONNEL.PRIVACY_NOT_CONFIRMED', ruleId: proposal.ruleId };
  return {
    ...{ proposalId: proposal.proposalId, jurisdiction, proposal, decision, decidedAt: at, decidedBy: by },
    ...(reference === undefined ? {} : { reference }),
    ...(privacyConfirmed ? { privacyConfirmed: true as const } : {}),
  };
}
