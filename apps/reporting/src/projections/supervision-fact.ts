import type { DataOf, Incoming, SupervisionIssued } from '@huiying/contracts';
import { knowing } from './knowing';
import { dayOf } from './shanghai-day';

/** One row per supervision (督办) of an order; its limit has a row among the deadlines. */
export interface SupervisionFact {
  readonly supervisionId: string;
  readonly caseId: string;
  readonly orderId: string;
  readonly org: string;
  readonly jurisdiction?: string;
  readonly deadlineId: string;
  readonly mode: string;
  readonly trigger: string;
  /** Whether a person issued it or the clock did. */
  readonly issuedBy: string;
  readonly ruleId?: string;
  readonly issuedAt: string;
  readonly issuedOn: string;
}

export const issued = (
  _fact: SupervisionFact | undefined,
  { data, jurisdiction }: Incoming<DataOf<typeof SupervisionIssued>>,
): SupervisionFact =>
  knowing<SupervisionFact>(
    {
      supervisionId: data.supervisionId,
      caseId: data.caseId,
      orderId: data.orderId,
      org: data.org,
      deadlineId: data.deadlineId,
      mode: data.mode,
      trigger: data.trigger,
      issuedBy: data.by,
      issuedAt: data.issuedAt,
      issuedOn: dayOf(data.issuedAt),
    },
    { jurisdiction, ruleId: data.ruleId },
  );
