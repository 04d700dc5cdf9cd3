import type { SupervisionMode, SupervisionTrigger } from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import type { LocalDate } from '@huiying/working-days';

/** How the law supervises (LN-60…63). `by_law`: its period is the law's own; `set`: whoever supervises sets it. */
export interface SupervisionRule {
  readonly mode: SupervisionMode;
  readonly period: 'by_law' | 'set';
  readonly ruleId: string;
  readonly article: string;
}

/** What is supervised (LN-57…59). */
export interface SupervisionGround {
  readonly trigger: SupervisionTrigger;
  readonly ruleId: string;
}

/**
 * What the clocks need to know of a supervision (督办) of an order. It is the nth of its order; one stands at a time. Its
 * limit runs from its delivery to the unit (LN-60, LN-61) and never touches the limits of the order itself (Q35).
 */
export interface SupervisionFact {
  readonly nth: number;
  readonly mode: SupervisionMode;
  readonly trigger: SupervisionTrigger;
  /** The limit: the law's own, or as set. */
  readonly workingDays: number;
  /** The last day, where a date was set. */
  readonly limitOn?: LocalDate;
  readonly issuedAt: number;
  /** Append time of the notice on the unit's topic. */
  readonly deliveredAt?: number;
  /** The supervisor has closed it. */
  readonly closedAt?: number;
  /** What was asked for is done; closed without it the supervision was not met. */
  readonly finished?: boolean;
  /** It should not have been: it was taken back and counts nowhere, however late. */
  readonly revoked?: boolean;
}

/** One line of the register of supervisions: who supervised what, how, why. Texts are sealed by the deployment's key. */
export interface Supervision {
  readonly supervisionId: string;
  readonly noticeNo: string;
  readonly jurisdiction: string;
  readonly caseId: string;
  readonly caseNo: string;
  readonly orderId: string;
  readonly org: string;
  readonly deadlineId: string;
  readonly mode: SupervisionMode;
  /** How a message was given, where it was not only the system's own (LN-60). */
  readonly means?: 'sms' | 'telephone' | 'wechat';
  readonly trigger: SupervisionTrigger;
  readonly ruleId: string;
  readonly issuedAt: number;
  /** The supervisor; absent when the program opened it (Q80). */
  readonly issuedBy?: string;
  /** As it was counted at the issue. */
  readonly dueAt: number;
  readonly sealedInstruction?: string;
  readonly closure?: {
    readonly at: number;
    readonly by: string;
    readonly outcome: SupervisionOutcome;
    readonly sealedNote: string;
  };
}

export const supervisionOutcomes = ['finished', 'unfinished', 'revoked'] as const;
export type SupervisionOutcome = (typeof supervisionOutcomes)[number];

/** The order's id with another prefix, and its number: no two orders share one. */
export const supervisionIdOf = (orderId: string, nth: number): string => `s${orderId.slice(1)}-${nth}`;

/** Undefined where the regulation knows no such supervision. */
export const supervisionRule = (pack: Pack, mode: SupervisionMode): SupervisionRule | undefined =>
  (pack.parameter('supervision.modes')?.value as readonly SupervisionRule[] | undefined)?.find(
    (rule) => rule.mode === mode,
  );

/** The ground as the regulation has it; undefined where it knows none such. */
export const groundOf = (pack: Pack, trigger: SupervisionTrigger): SupervisionGround | undefined =>
  (pack.parameter('supervision.triggers')?.value as readonly SupervisionGround[] | undefined)?.find(
    (ground) => ground.trigger === trigger,
  );
