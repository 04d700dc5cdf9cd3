import type { DataOf, Incoming, UnitNamed } from '@huiying/contracts';
import { knowing } from './knowing';
import { dayOf } from './shanghai-day';

/** One row per public naming of a unit that a person decided (JL-05); of whom it concerns in person nothing is here. */
export interface NamingFact {
  readonly incidentId: string;
  readonly org: string;
  readonly jurisdiction: string;
  readonly kind: string;
  readonly accountable: boolean;
  readonly namedOn: string;
  readonly ruleId?: string;
}

export const named = (
  _fact: NamingFact | undefined,
  { data }: Incoming<DataOf<typeof UnitNamed>>,
): NamingFact =>
  knowing<NamingFact>(
    {
      ...{ incidentId: data.incidentId, org: data.org, jurisdiction: data.jurisdiction, kind: data.kind },
      ...{ accountable: data.accountable, namedOn: dayOf(data.namedAt) },
    },
    { ruleId: data.ruleId },
  );
