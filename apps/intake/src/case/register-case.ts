import {
  CaseHeld,
  CaseRegistered,
  ReceiptCaseHeld,
  ReceiptCaseRegistered,
  event,
  formatTime,
  type OutgoingEvent,
} from '@huiying/contracts';
import { screen, type Pack } from '@huiying/policy';
import { acceptCase, type CasePapers } from './accept-case';
import { unsigned, type LocalEntry } from '../entry/local-entry';
import type { CaseFacts, Created } from './case-facts';
import type { CaseFile, HeldCase, Registered } from './case-file';
import { about, numberOf, ruleOf, type Decision } from './decision';
import { linkCase, type OpenedReply } from './link-case';
import { refuseCase } from './refuse-case';
import type { SameMatter } from './same-matter';
import { findingsOf, screeningFactsOf, unnamed } from './screening-facts';

export interface Arrived {
  readonly data: Created;
  readonly facts: CaseFacts;
  /** Legal arrival, epoch milliseconds. */
  readonly at: number;
  readonly papers: CasePapers;
  /** Where the cases of the same person and matter meet; absent for an unknown person. */
  readonly matter?: { readonly id: string; readonly row: SameMatter };
  /** What the open case of the matter has been answered so far. */
  readonly answered?: OpenedReply | undefined;
  /** Present when a clerk took the case down. */
  readonly entry?: LocalEntry;
}

/**
 * A case has come: it gets its number and is screened by the pack in force on the day of receipt. Without a pack it is
 * held, or refused where the jurisdiction's first pack says so (Q54), an unknown code holds it too; a second case of the same person on the same matter follows the open one
 * (Q16); an emergency is refused at once with where to turn (LN-14); a clean case is accepted (Q39), any other finding is
 * a person's to judge (Q38).
 */
export function registerCase(
  arrived: Arrived,
  pack: Pack | undefined,
  withoutPack: 'hold' | 'refuse' = 'hold',
): Decision {
  const { facts, at, matter, entry } = arrived;
  const registered: Registered = {
    facts,
    ...(pack ? { policyRef: pack.ref } : {}),
    ...(matter ? { matterId: matter.id } : {}),
    ...(matter?.row.closed === undefined ? {} : { related: [matter.row.closed] }),
    supplements: [],
    urged: 0,
    ...(entry ? { entry } : {}),
    life: [{ at, what: 'registered', ...(entry ? { by: entry.by } : {}) }],
  };
  const outcome = verdictOn(arrived, registered, pack, withoutPack);
  return { file: outcome.file, events: [...announced(outcome.file), ...outcome.events] };
}

function verdictOn(
  arrived: Arrived,
  registered: Registered,
  pack: Pack | undefined,
  withoutPack: 'hold' | 'refuse',
): Decision {
  const { data, facts, at, papers, matter } = arrived;
  if (!pack && withoutPack === 'refuse')
    return refuseCase(registered, { reasonCode: 'POLICY.NOT_IN_FORCE', by: 'system' }, at);
  if (!pack)
    return holdCase(
      registered,
      [{ check: 'policyInForce', reasonCode: 'POLICY.NOT_IN_FORCE', proposal: 'return_upstream' }],
      at,
    );
  const { open, closedWithoutNewFacts } = pack.value<Duplicates>('duplicate.mode');
  const links = open === 'link';
  const judged = closedWithoutNewFacts === 'new_linked_case' ? withoutClosed(matter?.row) : matter?.row;
  const screening = screen(pack, screeningFactsOf(data, facts, judged, links));
  if (screening.verdict === 'refuse') {
    const [certain] = screening.findings;
    return refuseCase(registered, { ...certain, ...ruleOf(certain.ruleId), by: 'system' }, at);
  }
  if (links && matter?.row.open) return linkCase(registered, matter.row.open, arrived.answered, pack, at);
  const ofTheSender = [...unnamed(facts, pack), ...unsigned(arrived.entry, pack)];
  const findings = [...findingsOf(data, facts, screening.findings), ...ofTheSender];
  const [first, ...rest] = findings;
  if (first) return holdCase(registered, [first, ...rest], at);
  if (!pack.value<boolean>('acceptance.auto')) {
    return holdCase(
      registered,
      [{ check: 'acceptance.auto', reasonCode: 'INTAKE.NEEDS_SCREENING', proposal: 'accept' }],
      at,
    );
  }
  return acceptCase(registered, pack, papers, { by: 'system', at });
}

/** What becomes of a second case of a matter (Q16). */
interface Duplicates {
  readonly open: 'link' | 'hold';
  readonly closedWithoutNewFacts: 'hold_refuse' | 'new_linked_case';
}

/** In the second reading a case after the end of another one is a new one that only refers to it. */
function withoutClosed(row: SameMatter | undefined): SameMatter | undefined {
  if (!row) return undefined;
  const { closed: _handled, ...open } = row;
  return open;
}

/**
 * A person decides; the findings say what the rules were not sure of.
 * @param heldAt since when it waits, where that is before the decision
 */
export function holdCase(
  registered: Registered,
  findings: HeldCase['findings'],
  at: number,
  heldAt = at,
): Decision<HeldCase> {
  const [first] = findings;
  const file: HeldCase = {
    ...registered,
    status: 'held',
    heldAt,
    findings,
    life: [...registered.life, { at, what: 'held', reasonCode: first.reasonCode, ...ruleOf(first.ruleId) }],
  };
  const named = findings.map(({ check, reasonCode, ruleId }) => ({ check, reasonCode, ...ruleOf(ruleId) }));
  return {
    file,
    events: [
      event(CaseHeld, {
        ...about(file),
        data: { caseId: file.facts.caseId, heldAt: formatTime(heldAt), findings: named },
      }),
      event(ReceiptCaseHeld, { ...about(file), data: { ...numberOf(file), reasonCode: first.reasonCode } }),
    ],
  };
}

/** Every case is told of first, also a part of a split one. */
export function announced(file: CaseFile): OutgoingEvent[] {
  const { caseId, caseNo } = file.facts;
  return [
    event(CaseRegistered, { ...about(file), data: file.facts }),
    event(ReceiptCaseRegistered, { ...about(file), data: { ...numberOf(file), caseId, caseNo } }),
  ];
}
