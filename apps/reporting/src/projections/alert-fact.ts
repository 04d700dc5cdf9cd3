import type { AlertRaised, AlertWithdrawn, DataOf, Incoming } from '@huiying/contracts';
import { knowing } from './knowing';
import { dayOf } from './shanghai-day';

/** One row per rung that was issued; every column is sla's. */
export interface AlertFact {
  readonly alertId: string;
  readonly deadlineId: string;
  readonly kind: string;
  readonly rung: string;
  /** Of this rung; they replace those of the rung before. */
  readonly points: number;
  readonly caseId?: string;
  readonly orderId?: string;
  readonly ratingId?: string;
  readonly org?: string;
  readonly jurisdiction?: string;
  readonly addresseeRole?: string;
  readonly ruleId?: string;
  readonly issuedAt?: string;
  readonly raisedOn?: string;
  /** Set: it was on time after all, the rung and its points do not count. */
  readonly withdrawnAt?: string;
}

type Of<C> = Incoming<DataOf<C>>;
type Fact = AlertFact | undefined;

function row(fact: Fact, message: Of<typeof AlertRaised> | Of<typeof AlertWithdrawn>): AlertFact {
  const { data } = message;
  return knowing<AlertFact>(
    {
      ...fact,
      alertId: data.alertId,
      deadlineId: data.deadlineId,
      kind: data.kind,
      rung: data.rung,
      points: data.points,
    },
    {
      caseId: data.caseId,
      orderId: data.orderId,
      ratingId: data.ratingId,
      org: data.org,
      jurisdiction: fact?.jurisdiction ?? message.jurisdiction,
    },
  );
}

export const raised = (fact: Fact, message: Of<typeof AlertRaised>): AlertFact =>
  knowing(row(fact, message), {
    addresseeRole: message.data.addresseeRole,
    ruleId: message.data.ruleId,
    issuedAt: message.data.issuedAt,
    raisedOn: dayOf(message.data.issuedAt),
  });

export const alertWithdrawn = (fact: Fact, message: Of<typeof AlertWithdrawn>): AlertFact =>
  knowing(row(fact, message), { withdrawnAt: message.data.withdrawnAt });
