import type { OutgoingEvent, ReasonCode } from '@huiying/contracts';

/** The law says no: an answer to whoever asked, not an error. `message` is for a person and holds no personal data. */
export interface Refusal {
  readonly reasonCode: ReasonCode;
  readonly ruleId?: string;
  readonly message: string;
}

/** What a decision says: a new state with its events, nothing (seen before, too late to matter), or a refusal. */
export type Outcome<State> =
  | { readonly kind: 'became'; readonly state: State; readonly events: readonly OutgoingEvent[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type Refused = Extract<Outcome<never>, { kind: 'refused' }>;
export type Nothing = Extract<Outcome<never>, { kind: 'nothing' }>;

export const became = <State>(state: State, events: readonly OutgoingEvent[]): Outcome<State> => ({
  kind: 'became',
  state,
  events,
});

export const nothingHappened: Nothing = { kind: 'nothing' };

export function refused(reasonCode: ReasonCode, message: string, ruleId?: string): Refused {
  return { kind: 'refused', refusal: { reasonCode, message, ...(ruleId === undefined ? {} : { ruleId }) } };
}
