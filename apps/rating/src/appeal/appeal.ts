import type { ReasonCode } from '@huiying/contracts';

export type Outcome = 'revoked' | 'not_adopted' | 'stands';
export type Form = 'in_system' | 'written';

/**
 * The appeal of one organisation's share of a bad rating, or of a complaint that it has to answer (Q64): **pending** until
 * the authority has **decided** it. There is one appeal of each. Statement, documents and the applicant are not here: they
 * lie sealed in `appeal_text`.
 */
export type Appeal = RatingAppeal | ComplaintAppeal;

export interface RatingAppeal extends AppealBasics {
  readonly ratingId: string;
  readonly orderId?: never;
  readonly caseId?: never;
}

export interface ComplaintAppeal extends AppealBasics {
  readonly orderId: string;
  readonly caseId: string;
  readonly ratingId?: never;
}

export interface AppealBasics {
  readonly appealId: string;
  readonly status: 'pending' | 'decided';
  readonly org: string;
  readonly jurisdiction: string;
  readonly form: Form;
  readonly grounds: 'mistaken' | 'malicious' | 'other';
  /** Legal arrival, of a paper the day it was handed in; epoch milliseconds. */
  readonly filedAt: number;
  /** Who entered a paper; nobody decides on what he entered himself. */
  readonly enteredBy?: string;
  /** Last instant of the decision, epoch milliseconds, where the regulation limits it (JL-19, HA-21). */
  readonly decideBy?: number;
  readonly decision?: AppealDecision;
  /** The limit passed without a decision, or without the applicant having been told; noted once (Q31, JL-19). */
  readonly silence?: {
    readonly lacks: 'decision' | 'notice';
    readonly at: number;
    readonly effect?: 'stands' | 'revoked';
  };
  /** When and how a member of staff who applied on paper was told the result (JL-19). */
  readonly told?: {
    readonly how: 'in_person' | 'by_telephone' | 'in_writing';
    readonly at: number;
    readonly by: string;
    readonly onTime?: boolean;
  };
}

export interface AppealDecision {
  readonly outcome: Outcome;
  readonly reasonCode?: ReasonCode;
  readonly ruleId?: string;
  readonly at: number;
  readonly by: string;
  readonly onTime?: boolean;
}

/** What an appeal says and refers to. */
export interface AppealText {
  readonly statement: string;
  readonly applicant?: {
    readonly kind: 'department' | 'staff';
    readonly name?: string;
    readonly staffNo?: string;
  };
  readonly evidence?: readonly object[];
}
