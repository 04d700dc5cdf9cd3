import type { OutgoingEvent, ReasonCode } from '@huiying/contracts';

/** The law says no: an answer, not an error. `message` is for a person and holds no personal data. */
export interface Refusal {
  readonly reasonCode: ReasonCode;
  readonly ruleId?: string;
  readonly message: string;
}

export type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a decision adds to the facts, with its own events; or a refusal. */
export type Outcome<Facts> =
  { readonly kind: 'became'; readonly facts: Facts; readonly events: readonly OutgoingEvent[] } | Refused;

export function refused(reasonCode: ReasonCode, message: string, ruleId?: string): Refused {
  const rule = ruleId !== undefined && /^[A-Z]{2}-\d{1,3}[a-z]?$/.test(ruleId) ? { ruleId } : {};
  return { kind: 'refused', refusal: { reasonCode, message, ...rule } };
}
