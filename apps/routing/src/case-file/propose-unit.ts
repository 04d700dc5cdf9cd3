import type { ReasonCode } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { hasWindow, inForceOn, isNamedBy, type Organisation } from '../organisation/organisation';
import type { CaseFacts } from './case-file';

/** Why an organisation is proposed; the order is the rank: who owns the matter comes before who is hinted at. */
export const GROUNDS = [
  'owner_of_matter',
  'task_duty',
  'topic_duty',
  'window',
  'duty_in_part',
  'hint',
] as const;
export type Ground = (typeof GROUNDS)[number];

export interface Candidate {
  readonly org: string;
  readonly grounds: readonly Ground[];
  readonly active: boolean;
  /** It is the unit complained of (Q40): a dispatcher may choose it only with a recorded reason. */
  readonly accused: boolean;
}

export type Proposal =
  | {
      readonly kind: 'single';
      readonly org: string;
      readonly ground: Ground;
      readonly candidates: readonly Candidate[];
    }
  | { readonly kind: 'open'; readonly reasonCode: ReasonCode; readonly candidates: readonly Candidate[] };

/** What the text says of duties is enough to decide alone; a hint of the province is not (Q39). */
const DECISIVE: readonly (readonly Ground[])[] = [['owner_of_matter', 'task_duty'], ['topic_duty']];

/**
 * Whose case is it? 按照办件归属原则 (XX-05), 属地管理、部门指导 (LN-24): who owns the matter or has it in its duty
 * catalogue, then whose topic it is, then whom the province hints at. The proposal is single when the strongest ground
 * names exactly one organisation; it is left to a person when the pack proposes only (LN, KY), when that organisation
 * is accused and the pack lets a dispatcher decide (Q40), or when nothing can be sent to it yet.
 */
export function proposeUnit(facts: CaseFacts, directory: readonly Organisation[], pack: Pack): Proposal {
  const candidates = rank(facts, directory);
  for (const tier of DECISIVE) {
    const strong = candidates.filter(({ grounds }) => grounds.some((ground) => tier.includes(ground)));
    const [only, ...others] = strong;
    if (only === undefined) continue;
    if (others.length > 0) return { kind: 'open', reasonCode: 'ROUTING.SEVERAL_OWNERS', candidates };
    const obstacle = obstacleTo(only, pack);
    return obstacle === undefined
      ? { kind: 'single', org: only.org, ground: only.grounds[0]!, candidates }
      : { kind: 'open', reasonCode: obstacle, candidates };
  }
  return { kind: 'open', reasonCode: 'ROUTING.NO_OWNER', candidates };
}

function obstacleTo(only: Candidate, pack: Pack): ReasonCode | undefined {
  if (only.accused && pack.accusedUnit.handling === 'dispatcher_decides') return 'ROUTING.ACCUSED_UNIT';
  if (!only.active) return 'ROUTING.ORG_NOT_ACTIVE';
  return pack.dispatch === 'auto_when_single' ? undefined : 'ROUTING.NEEDS_CONFIRMATION';
}

function rank(facts: CaseFacts, directory: readonly Organisation[]): readonly Candidate[] {
  return directory
    .filter(({ pack }) => pack === facts.pack)
    .map((organisation) => ({
      org: organisation.org,
      grounds: groundsFor(organisation, facts),
      active: organisation.status === 'active',
      accused: isAccused(organisation, facts),
    }))
    .filter(({ grounds }) => grounds.length > 0)
    .sort((a, b) => rankOf(a) - rankOf(b) || b.grounds.length - a.grounds.length || (a.org < b.org ? -1 : 1));
}

const rankOf = ({ grounds }: Candidate): number => GROUNDS.indexOf(grounds[0]!);

function groundsFor(organisation: Organisation, facts: CaseFacts): readonly Ground[] {
  const { serviceCase, topic, orgHint, receivedOn, respondent } = facts;
  const about = organisation.duties.filter(
    (duty) =>
      inForceOn(duty, receivedOn) &&
      ((duty.taskCode !== undefined && duty.taskCode === serviceCase?.taskCode) ||
        (duty.topic !== undefined && duty.topic === topic?.code)),
  );
  const everywhere = about.filter((duty) => coversThePlace(duty.territory ?? organisation.territory, facts));
  const holds: Readonly<Record<Ground, boolean>> = {
    owner_of_matter: serviceCase?.orgCode !== undefined && isNamedBy(organisation, serviceCase.orgCode),
    task_duty: everywhere.some(
      ({ taskCode }) => taskCode !== undefined && taskCode === serviceCase?.taskCode,
    ),
    topic_duty: everywhere.some((duty) => duty.topic !== undefined && duty.topic === topic?.code),
    // a person decides: a window shows whose staff it is, not whose matter (KY-18, KY-34)
    window: respondent !== undefined && hasWindow(organisation, respondent, receivedOn),
    duty_in_part: about.length > everywhere.length,
    hint: orgHint !== undefined && isNamedBy(organisation, orgHint),
  };
  return GROUNDS.filter((ground) => holds[ground]);
}

/**
 * Territory first (XX-14, LN-24). A case names its jurisdiction only, so a duty that is bound to a part of it (a town)
 * is worth proposing, but a person has to say whether the matter lies there.
 */
function coversThePlace(territory: string | undefined, facts: CaseFacts): boolean {
  return territory === undefined || facts.jurisdiction.startsWith(territory.replace(/(000)+$/, ''));
}

/**
 * The unit that a complaint or report names as its object (respondent): by its code, or by a window or a staff number that
 * is its own on the day of receipt. Names cannot be compared.
 */
export function isAccused(
  organisation: Pick<Organisation, 'org' | 'uscc' | 'windows' | 'staff'>,
  facts: CaseFacts,
): boolean {
  const { respondent, caseType, receivedOn } = facts;
  if (respondent === undefined || (caseType !== 'complaint' && caseType !== 'report')) return false;
  return respondent.orgCode === undefined
    ? hasWindow(organisation, respondent, receivedOn)
    : isNamedBy(organisation, respondent.orgCode);
}
