import type { DataOf, Incoming, OrganisationChanged } from '@huiying/contracts';
import { knowing } from './knowing';

/** One row per organisation of the directory; the last entry counts. */
export interface OrganisationFact {
  readonly org: string;
  readonly name: string;
  readonly kind: string;
  /** Its credit code, by which senders name it. */
  readonly uscc?: string;
  readonly jurisdiction: string;
  readonly territory?: string;
  readonly status: string;
}

export const changed = (
  _fact: OrganisationFact | undefined,
  { data }: Incoming<DataOf<typeof OrganisationChanged>>,
): OrganisationFact =>
  knowing<OrganisationFact>(
    { org: data.org, name: data.name, kind: data.kind, jurisdiction: data.jurisdiction, status: data.status },
    { uscc: data.uscc, territory: data.territory },
  );
