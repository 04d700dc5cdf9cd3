import { CaseContained, event, formatTime, type ContainmentCategory } from '@huiying/contracts';
import type { CasePapers } from './accept-case';
import { lived, type CaseFile } from './case-file';
import { about, ruleOf, type Decision, type Refusal } from './decision';
import type { Officer } from './decide-screening';

export interface Containing {
  readonly category: ContainmentCategory;
  readonly ruleId?: string | undefined;
}

/**
 * The words of a case should never have been submitted: a state or business secret, somebody else's privacy (LN-17). A
 * dispatcher has them destroyed, in whatever state the case is; who, when, why and by which rule stays on its record.
 * The case goes on and ends as any other: 件件有落实 holds for it too. Whoever is accused may not have words destroyed.
 * @param sealedText what stands in their place, under the new key
 */
export function containCase(
  file: CaseFile,
  { category, ruleId }: Containing,
  officer: Officer,
  sealedText: CasePapers['sealedText'],
  at: number,
): Decision | Refusal {
  if (officer.org !== undefined && officer.org === file.facts.respondent?.orgCode)
    return { refused: 'CASE.CONFLICT_OF_INTEREST', detail: 'the accused unit may not decide' };
  const why = { reasonCode: 'INTAKE.SECRET', ...ruleOf(ruleId) } as const;
  const contained = lived(
    { ...file, contained: (file.contained ?? 0) + 1 },
    { at, what: 'contained', by: officer.sub, category, ...why },
  );
  const data = {
    caseId: file.facts.caseId,
    sourceSystem: file.facts.sourceSystem,
    upstreamCaseNo: file.facts.upstreamCaseNo,
    keyId: sealedText.keyId,
    category,
    ...why,
    decidedBy: officer.role,
    containedAt: formatTime(at),
    sealedText,
  };
  return { file: contained, events: [event(CaseContained, { ...about(file), data })] };
}
