import type { PersonnelDecision } from './decide';
import type { Proposal } from './propose';

/** A proposal as people see it: open, or with what was decided on it. */
export interface Standing {
  readonly proposal: Proposal;
  /** Of a decision: false when the complaints it rested on no longer lead to the measure; a person looks again. */
  readonly evidenceStands: boolean;
  readonly decision?: PersonnelDecision;
  /** Of an open proposal that was decided before on less: the complaints that came since. */
  readonly newEvidence?: readonly string[];
}

/**
 * What is open and what was decided. A decision answers for the complaints that lay before the person who made it: one
 * that came later makes the measure a new proposal, with an id of its own, and leaves the decision as it was.
 */
export function standingOf(
  proposals: readonly Proposal[],
  decisions: readonly PersonnelDecision[],
): Standing[] {
  const current = new Map(proposals.map((proposal) => [aboutOf(proposal), proposal]));
  const decided = decisions.map((decision) => ({
    proposal: decision.proposal,
    evidenceStands: current.has(aboutOf(decision.proposal)),
    decision,
  }));
  const open = proposals.flatMap((proposal): Standing[] => {
    const before = decisions.filter((each) => aboutOf(each.proposal) === aboutOf(proposal));
    const weighed = new Set(before.flatMap((each) => each.proposal.evidence));
    const newEvidence = proposal.evidence.filter((caseId) => !weighed.has(caseId));
    if (newEvidence.length === 0) return [];
    return [{ proposal, evidenceStands: true, ...(before.length > 0 ? { newEvidence } : {}) }];
  });
  return [...open, ...decided];
}

const aboutOf = ({ measure, about, subject, period }: Proposal): string =>
  [measure, about, subject, period].join('\u0000');
