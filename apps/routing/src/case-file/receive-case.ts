import { CaseProposed, formatTime, type ReasonCode } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { became, nothingHappened, type Outcome } from '../outcome';
import { announce, ruleIdField } from './announce';
import { giveTo, type AssignmentContext } from './assign-case';
import type { CaseFacts, CaseFile, OnFile, ProposedCase } from './case-file';
import { goesFirst } from './mark-urgency';
import { proposeUnit, type Candidate } from './propose-unit';

/**
 * Intake has accepted a case: it goes to the one responsible unit at once, or waits for a dispatcher with its ranked
 * candidates (Q39, XX-05, LN-24). A case that is on file already changes nothing.
 */
export function receiveCase(
  current: CaseFile | undefined,
  facts: CaseFacts,
  context: AssignmentContext,
): Outcome<CaseFile> {
  if (current !== undefined) return nothingHappened;
  const proposal = proposeUnit(facts, context.directory, context.pack);
  const onFile = { facts, orders: [], returnsGranted: 0, coordinations: 0 };
  const waiting = proposed(onFile, proposal, context);
  if (proposal.kind === 'single')
    return giveTo(waiting, [{ org: proposal.org, role: 'lead' }], 'system', context);
  return became(waiting, [caseProposed(waiting, context.pack)]);
}

export function proposed(
  file: OnFile,
  proposal: { readonly candidates: readonly Candidate[]; readonly reasonCode?: ReasonCode },
  { pack, now }: Pick<AssignmentContext, 'pack' | 'now'>,
): ProposedCase {
  const waitsBecause = proposal.reasonCode ?? 'ROUTING.NEEDS_CONFIRMATION';
  return {
    ...file,
    status: 'proposed',
    since: now,
    waitsBecause,
    candidates: proposal.candidates,
    first: goesFirst(file.facts, pack),
  };
}

/** `routing.case.proposed.v1`: the grounds of each candidate, then what stands against it. */
export function caseProposed(file: ProposedCase, pack: Pack) {
  const rule = ruleIdField(pack.parameter('dispatch.mode')?.ruleId);
  return announce(file.facts, CaseProposed, {
    caseId: file.facts.caseId,
    proposedAt: formatTime(file.since),
    candidates: file.candidates.map(({ org, grounds, active, accused }) => ({
      org,
      reasons: [...grounds, ...(accused ? ['accused_unit'] : []), ...(active ? [] : ['not_active'])],
      ...rule,
    })),
  });
}
