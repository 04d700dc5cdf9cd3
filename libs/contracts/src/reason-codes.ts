import { caseReasons } from './reasons/case-reasons';
import { integrityReasons } from './reasons/integrity-reasons';
import { intakeReasons } from './reasons/intake-reasons';
import { messageReasons } from './reasons/message-reasons';
import { orderReasons } from './reasons/order-reasons';
import { policyReasons } from './reasons/policy-reasons';
import { ratingReasons } from './reasons/rating-reasons';
import { reportingReasons } from './reasons/reporting-reasons';
import { routingReasons } from './reasons/routing-reasons';
import { slaReasons } from './reasons/sla-reasons';

/** What a reason code says, for the person who reads the answer. */
export interface Reason {
  readonly zh: string;
  readonly en: string;
}

/**
 * Every reason code that can stand in an answer: `<AREA>.<CODE>`. A code is never renamed or given another meaning;
 * new ones are added to the list of their area in `reasons/`.
 */
export const reasonCodes = {
  ...messageReasons,
  ...intakeReasons,
  ...routingReasons,
  ...caseReasons,
  ...orderReasons,
  ...slaReasons,
  ...ratingReasons,
  ...integrityReasons,
  ...policyReasons,
  ...reportingReasons,
} as const satisfies Record<`${string}.${string}`, Reason>;

export type ReasonCode = keyof typeof reasonCodes;

export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(reasonCodes, code);

/** Lists by file, so that a code given twice can be found: spreading would hide it. */
export const reasonLists: readonly Readonly<Record<string, Reason>>[] = [
  messageReasons,
  intakeReasons,
  routingReasons,
  caseReasons,
  orderReasons,
  slaReasons,
  ratingReasons,
  integrityReasons,
  policyReasons,
  reportingReasons,
];
