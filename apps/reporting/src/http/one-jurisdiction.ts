import { localDateOf } from '@huiying/contracts';
import { ProblemException, jurisdictionScope } from '@huiying/http';
import type { Principal } from '@huiying/http';
import type { Pack, Policies } from '@huiying/policy';
import type { Period } from '../indicators/period';

/** What is compared or put on record is of one jurisdiction. @throws ProblemException 400 when none is named */
export function oneJurisdiction(principal: Principal, asked: string | undefined): string {
  const jurisdiction = jurisdictionScope(principal, asked);
  if (jurisdiction !== undefined) return jurisdiction;
  throw new ProblemException(400, 'JURISDICTION.MISSING', { detail: 'name one with ?jurisdiction=' });
}

/** The law at the end of the period, or of today while it runs. @throws ProblemException 404 when there is none */
export function packOfPeriod(policies: Policies, jurisdiction: string, period: Period, now: number): Pack {
  const today = localDateOf(now);
  const last = lastDayOf(period);
  const pack = policies.inForce(jurisdiction, last < today ? last : today);
  if (pack) return pack;
  throw new ProblemException(404, 'POLICY.UNKNOWN_JURISDICTION');
}

const lastDayOf = ({ until }: Period): string =>
  new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
