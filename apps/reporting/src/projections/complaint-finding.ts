import type {
  CaseAccepted,
  ComplaintAppealDecided,
  DataOf,
  Incoming,
  OrderReviewed,
} from '@huiying/contracts';
import { knowing } from './knowing';
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
  readonly windowNo?: string;
  readonly staffNo?: string;

  // routing.cases
  readonly org?: string;
  readonly upheld?: boolean;
  readonly fault?: boolean;
  readonly foundOn?: string;
  /** Revoked on the appeal of its unit (HA-16, HA-21). */
  readonly revoked?: boolean;
}

type Of<C> = Incoming<DataOf<C>>;
type Fact = ComplaintFinding | undefined;

/** A complaint that accuses nobody in particular has no row. */
export const accusesSomebody = ({ data }: Of<typeof CaseAccepted>): boolean =>
  data.caseType === 'complaint' &&
  (data.respondent?.windowNo !== undefined || data.respondent?.staffNo !== undefined);

export const accused = (fact: Fact, { data }: Of<typeof CaseAccepted>): ComplaintFinding =>
  knowing<ComplaintFinding>(
    { ...fact, caseId: data.caseId },
    {
      jurisdiction: data.jurisdiction,
      receivedOn: data.receivedOn,
      windowNo: data.respondent?.windowNo,
      staffNo: data.respondent?.staffNo,
    },
  );

/** A check that was not passed repeats what the unit proposed; only a passed one finds anything about a person. */
export const saysWhoseFault = ({ data }: Of<typeof OrderReviewed>): boolean =>
  data.passed && (data.upheld !== undefined || data.fault !== undefined);

/** The last finding counts. */
export const found = (fact: Fact, { data, jurisdiction }: Of<typeof OrderReviewed>): ComplaintFinding =>
  knowing<ComplaintFinding>(
    { ...fact, caseId: data.caseId },
    {
      jurisdiction: fact?.jurisdiction ?? jurisdiction,
      org: data.org,
      upheld: fact?.revoked ? false : data.upheld,
      fault: fact?.revoked ? false : data.fault,
      foundOn: dayOf(data.reviewedAt),
    },
  );

/** What the authority does not let stand. */
export const isRevokedOnAppeal = ({ data }: Of<typeof ComplaintAppealDecided>): boolean =>
  data.outcome !== 'stands';

/** Whatever routing finds before or after it: the complaint is not upheld, and nobody is at fault. */
export const revoked = (
  fact: Fact,
  { data, jurisdiction }: Of<typeof ComplaintAppealDecided>,
): ComplaintFinding =>
  knowing<ComplaintFinding>(
    { ...fact, caseId: data.caseId },
    {
      ...{ jurisdiction: fact?.jurisdiction ?? jurisdiction, org: data.org, revoked: true },
      ...{ upheld: false, fault: false, foundOn: fact?.foundOn ?? dayOf(data.decidedAt) },
    },
  );
