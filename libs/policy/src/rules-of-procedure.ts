import type {
  AddresseeRole,
  ClockSubject,
  DeadlineKind,
  Rung,
  Satisfaction,
  SignOffRole,
} from './vocabulary';

/** 退回: a unit says that an order is not its duty. `allowed` false where the regulation knows no return. */
export interface ReturnRules {
  readonly allowed: boolean;
  readonly windowWorkingDays?: number;
  readonly ruleId?: string;
  readonly article?: string;
  /** Q34: from this granted return on, a coordination record is required. */
  readonly coordinationFrom: number;
  readonly newUnitHasOwnWindow: boolean;
}

/** 延期. `cap` is the longest total in working days where the text gives one; it then governs alone (Q61). */
export interface ExtensionRules {
  readonly allowed: boolean;
  readonly max: number | null;
  readonly mustApplyBeforeExpiry: boolean;
  readonly cap?: number;
  readonly suddenExcluded: boolean;
  readonly maxLength: 'original_limit' | 'unlimited';
  readonly kinds: readonly DeadlineKind[];
  readonly refusedCounts: boolean;
  readonly officerMayGrantFewer: boolean;
  readonly pendingEffect: 'hold_alerts' | 'clear_alerts' | 'none';
  readonly personInformed: 'before_granting' | 'after_granting' | 'no';
  readonly consent: 'recorded' | 'required' | 'none';
  readonly ruleId?: string;
  readonly article?: string;
}

export interface SignOffRules {
  readonly roles: readonly SignOffRole[];
  readonly oaNoRequired: boolean;
  readonly delegateAllowed: boolean;
  readonly paperCopyRequired: boolean;
  readonly ruleId?: string;
  readonly article?: string;
}

/** 质检 or 审核. `criteria` are the names of the facts that a reviewer must confirm one by one. */
export interface ReviewRules {
  readonly required: boolean;
  readonly ruleId?: string;
  readonly article?: string;
  readonly criteria: readonly string[];
  readonly reworkRuleId?: string;
  readonly reworkMinWorkingDays: number;
}

/** `on_submission` LN (Q60), JL, HA; `on_review` XX; `on_feedback` KY (the complaint room tells the person). */
export type ReplyRelease = 'on_submission' | 'on_review' | 'on_feedback';

/** 重办 after a first rating in `trigger`. `max` 0 where the regulation knows none. */
export interface RedoRules {
  readonly trigger: readonly Satisfaction[];
  readonly max: number;
  readonly workingDays?: number;
  readonly classes: readonly {
    readonly code: 'A' | 'B' | 'C';
    readonly zh: string;
    readonly ruleId: string;
  }[];
  /** Classes that need the written statement of duty performed (履责意见). */
  readonly statementRequiredFor: readonly string[];
  /** Q59: the unit in its submission, or the reviewer at the check. */
  readonly classNamedBy: 'unit' | 'reviewer';
  readonly contactDuty: boolean;
  readonly ruleId?: string;
  readonly article?: string;
}

export interface ComplexityRules {
  readonly declarable: boolean;
  readonly declarableUntil: 'ordinary_limit_end' | 'completion';
  readonly complexWorkingDays?: number;
  readonly ruleId?: string;
  readonly article?: string;
}

/** Q10: the contact duty is fulfilled after so many recorded attempts on so many different working days. */
export interface ContactRules {
  readonly attempts: number;
  readonly differentDays: number;
  readonly fulfilledBySubmission: boolean;
}

export interface AppealRules {
  readonly allowed: boolean;
  readonly subjects: readonly ClockSubject[];
  readonly applicant?: 'staff' | 'department';
  readonly form?: 'written' | 'in_system';
  readonly authority?: string;
  readonly windowWorkingDays?: number;
  readonly decisionWorkingDays?: number;
  readonly revocationWorkingDays?: number;
  readonly pausesClock: boolean;
  readonly silence: 'stands' | 'revoked';
  readonly ruleId?: string;
  readonly article?: string;
}

/** How a bad rating is treated: like a case (XX), appeal and rectification (JL, HA), redo of its case (LN), only recorded. */
export interface RectificationRules {
  readonly procedure: 'like_a_case' | 'appeal_and_rectify' | 'redo_of_case' | 'recorded_only';
  readonly reviewRequired: boolean;
  readonly ledgerEffect: 'moves_deadline' | 'overdue_with_reason';
  readonly ruleId?: string;
}

export interface ClockOptions {
  readonly countStartDay: boolean;
  readonly startEvent: 'order_delivered' | 'received';
  /** Q73: what counts as receipt, and so which version governs. */
  readonly receiptInstant: 'legal_arrival' | 'province_received_at';
  /** `24:00`, or the closing hour `HH:mm` of the other reading (Q3). */
  readonly dayEnd: string;
  readonly noticeWindow: { readonly from: string; readonly to: string; readonly workingDaysOnly: boolean };
  readonly pauseOnReturnReview: boolean;
  readonly resetOnReassign: boolean;
  readonly pausedDayCounts: 'running_at_end' | 'running_at_start';
  readonly submissionDayUsed: boolean;
  /** Q19: a Saturday or Sunday that the calendar makes a working day is one. */
  readonly makeUpDaysCount: boolean;
  readonly unloadedYear: 'provisional' | 'refuse';
}

/** Q40. `handles`: the owner of the matter handles, the office reviews. `dispatcher_decides`: never automatic. */
export interface AccusedUnitPolicy {
  readonly handling: 'handles' | 'dispatcher_decides';
  readonly seesIdentity: boolean;
  readonly accusedPersonMayAct: boolean;
  readonly reviewerFromOtherUnit: boolean;
}

/**
 * One warning. `workingDays` before (days left, today included, Q22) or after the due day (Q21); the rung `overdue` has 0
 * and is raised at the due instant itself (Q23).
 */
export interface AlertRung {
  readonly rung: Rung;
  readonly workingDays: number;
  readonly direction: 'before' | 'after';
  readonly addresseeRole: AddresseeRole;
  /** Points of this rung; with `penalty.mode: max` they replace those of the rung before (Q11). */
  readonly points: number;
  /** Bulletins of criticism counted with this rung (LN-69). */
  readonly bulletins: number;
  readonly unlessReasonStated: boolean;
  readonly ruleId?: string;
  readonly article: string;
  /** Template of the notice to the unit. */
  readonly notice: string;
}
