import type {
  CaseAccepted,
  CaseReclassified,
  ComplaintAppealDecided,
  DataOf,
  Incoming,
  OrderReviewed,
} from '@huiying/contracts';
import { knowing } from './knowing';
import { namedBy } from './named-by';
import { dayOf } from './shanghai-day';

/**
 * One row per complaint that names a window or a member of staff, or about which it was found whether it is upheld and
 * whose fault it was (Q42). A staff number is personal data: no view shows this table, and only the personnel proposals
 * read it.
 */
export interface ComplaintFinding {
  readonly caseId: string;
  readonly jurisdiction?: string;

  // intake.cases
  readonly receivedOn?: string;
  /** The organisation that is accused: the window and the person are its own, whoever handles the complaint. */
  readonly respondentOrg?: string;
  readonly windowNo?: string;
  readonly staffNo?: string;
  /** A person found that it is a case of another type: nobody is accused any more. */
  readonly noComplaint?: true;

  // routing.cases
  /** By work order: a co-handler's word does not take the place of the leading unit's. */
  readonly byOrder?: Readonly<Record<string, OrderFinding>>;

  // rating.complaints
  /** Revoked on the appeal of its unit (HA-16, HA-21): whatever was found, nobody is at fault. */
  readonly revoked?: boolean;
}

/** What the check of one work order found. */
export interface OrderFinding {
  readonly org: string;
  readonly upheld?: boolean;
  readonly fault?: boolean;
  readonly foundOn: string;
}

type Of<C> = Incoming<DataOf<C>>;
type Fact = ComplaintFinding | undefined;

type Respondent = DataOf<typeof CaseAccepted>['respondent'];
const isSomebody = (respondent: Respondent): boolean =>
  respondent?.windowNo !== undefined || respondent?.staffNo !== undefined;

/** A complaint that accuses nobody in particular has no row. */
export const accusesSomebody = ({ data }: Of<typeof CaseAccepted>): boolean =>
  data.caseType === 'complaint' && isSomebody(data.respondent);

export const accused = (fact: Fact, { data }: Of<typeof CaseAccepted>): ComplaintFinding =>
  about(fact, data, data.jurisdiction);

/** … or accused somebody until a person found that it is none. */
export const becomesOrCeasesToAccuse = ({ data }: Of<typeof CaseReclassified>): boolean =>
  [data.from, data.to].includes('complaint') && isSomebody(data.respondent);

export function reclassified(
  fact: Fact,
  { data, jurisdiction }: Of<typeof CaseReclassified>,
): ComplaintFinding {
  const { noComplaint: _before, ...current } = fact ?? { caseId: data.caseId };
  return data.to === 'complaint'
    ? about(current, data, jurisdiction)
    : { ...current, caseId: data.caseId, noComplaint: true };
}

function about(
  fact: Fact,
  {
    caseId,
    receivedOn,
    respondent,
  }: Pick<DataOf<typeof CaseReclassified>, 'caseId' | 'receivedOn' | 'respondent'>,
  jurisdiction: string | undefined,
): ComplaintFinding {
  const { orgCode, windowNo, staffNo } = respondent ?? {};
  return knowing<ComplaintFinding>(
    { ...fact, caseId },
    { jurisdiction, receivedOn, respondentOrg: namedBy(orgCode), windowNo, staffNo },
  );
}

/** Whether a complaint is upheld, as a passed check or a later word of the office has it. */
export const saysWhetherUpheld = ({ data }: Of<typeof OrderReviewed>): boolean =>
  data.passed && data.upheld !== undefined;

/** A check that was not passed repeats what the unit proposed; only a passed one finds anything about a person. */
export const saysWhoseFault = ({ data }: Of<typeof OrderReviewed>): boolean =>
  data.passed && (data.upheld !== undefined || data.fault !== undefined);

/** The last finding of a work order counts; which order leads, its own row knows. */
export function found(fact: Fact, { data, jurisdiction }: Of<typeof OrderReviewed>): ComplaintFinding {
  const { org, upheld, fault } = data;
  const finding = knowing<OrderFinding>(
    { ...fact?.byOrder?.[data.orderId], org, foundOn: dayOf(data.reviewedAt) },
    { upheld, fault },
  );
  return knowing<ComplaintFinding>(
    { ...fact, caseId: data.caseId, byOrder: { ...fact?.byOrder, [data.orderId]: finding } },
    { jurisdiction: fact?.jurisdiction ?? jurisdiction },
  );
}

/** What the authority does not let stand. */
export const isRevokedOnAppeal = ({ data }: Of<typeof ComplaintAppealDecided>): boolean =>
  data.outcome !== 'stands';

/** Whatever routing finds before or after it: the complaint is not upheld, and nobody is at fault. */
export const revoked = (
  fact: Fact,
  { data, jurisdiction }: Of<typeof ComplaintAppealDecided>,
): ComplaintFinding =>
  knowing<ComplaintFinding>(
    { ...fact, caseId: data.caseId, revoked: true },
    { jurisdiction: fact?.jurisdiction ?? jurisdiction },
  );
