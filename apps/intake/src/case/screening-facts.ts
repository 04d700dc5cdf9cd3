import { channelOf } from '@huiying/contracts';
import type { Pack, ScreeningFacts, ScreeningFinding } from '@huiying/policy';
import type { CaseFacts, Created } from './case-facts';
import type { HeldCase, HeldFinding } from './case-file';
import { ruleOf } from './decision';
import type { SameMatter } from './same-matter';

/** What the pack's checks may look at. An open case of the matter counts only where duplicates are not linked outright. */
export function screeningFactsOf(
  data: Created,
  facts: CaseFacts,
  matter: SameMatter | undefined,
  openIsLinked: boolean,
): ScreeningFacts {
  return {
    caseType: facts.caseType === 'unknown' ? undefined : facts.caseType,
    title: data.title,
    content: data.content,
    channel: facts.channel,
    urgency: facts.urgency,
    anonymous: facts.anonymous,
    respondent: data.respondent,
    serviceCase: data.serviceCase,
    filterPassed: data.filterPassed,
    ...(!openIsLinked && matter?.open ? { duplicateOf: matter.open.caseId } : {}),
    ...(matter?.closed ? { priorClosed: matter.closed } : {}),
  };
}

/** Everything a person must judge: codes that no table knows first, then what the pack's checks found. */
export function findingsOf(
  data: Created,
  facts: CaseFacts,
  found: readonly ScreeningFinding[],
): HeldFinding[] {
  const unknown: HeldFinding[] = [];
  if (facts.caseType === 'unknown') {
    unknown.push({
      check: 'caseTypeIsKnown',
      reasonCode: 'INTAKE.UNKNOWN_CASE_TYPE',
      proposal: 'reclassify',
    });
  }
  const channel = data.channel === undefined ? 'telephone' : channelOf(data.channel);
  if (channel === undefined || channel === 'default') {
    unknown.push({ check: 'channelIsKnown', reasonCode: 'INTAKE.UNKNOWN_CHANNEL', proposal: 'accept' });
  }
  // a type that is unknown is not covered either: one finding says it
  const others = found.filter(
    ({ reasonCode }) => facts.caseType !== 'unknown' || reasonCode !== 'INTAKE.TYPE_NOT_COVERED',
  );
  return [...unknown, ...others.map(heldFinding)];
}

/** Who gives no name, where the regulation takes no anonymous case: a person looks at it before it is refused (Q38). */
export function unnamed({ anonymous }: CaseFacts, pack: Pack): HeldFinding[] {
  if (!anonymous || pack.value('intake.anonymous') === 'accepted') return [];
  const rule = ruleOf(pack.parameter('intake.anonymous')?.ruleId);
  return [{ check: 'anonymous', reasonCode: 'INTAKE.ANONYMOUS', proposal: 'refuse', ...rule }];
}

/** The person's own words that made a check fail are not repeated: the state of a case holds no text. */
function heldFinding(finding: ScreeningFinding): HeldFinding {
  const { check, reasonCode, proposal, evidence, ruleId } = finding;
  const isCode = /^[A-Za-z0-9_,=-]{1,100}$/.test(evidence);
  return { check, reasonCode, proposal, ...ruleOf(ruleId), ...(isCode ? { evidence } : {}) };
}

/** What of a case is still known when it is looked at again. */
type StillKnown = Pick<Created, 'title' | 'content'> & Pick<ScreeningFacts, 'respondent'>;

/**
 * What a person must judge when the case is of another type: what the pack finds in it then, and what does not depend on
 * the type (another case of the matter, a missing signature, an unknown channel).
 * @param part what is different in a part of it
 */
export function findingsUnder(
  file: HeldCase,
  caseType: CaseFacts['caseType'],
  { title, content, respondent }: StillKnown,
  screened: (facts: ScreeningFacts) => { readonly findings: readonly ScreeningFinding[] },
  part: Partial<Pick<ScreeningFacts, 'title' | 'content' | 'serviceCase'>> = {},
): HeldFinding[] {
  const { channel, urgency, anonymous, serviceCase } = file.facts;
  const as = (type: CaseFacts['caseType'], said = {}) =>
    screened({
      caseType: type === 'unknown' ? undefined : type,
      ...{ title, content, channel, urgency, anonymous, respondent, serviceCase },
      ...said,
    }).findings;
  const ofFormerType = new Set(['caseTypeIsKnown', ...as(file.facts.caseType).map(({ check }) => check)]);
  const kept = file.findings.filter(({ check }) => !ofFormerType.has(check));
  return [...as(caseType, part).map(heldFinding), ...kept];
}
