import {
  type Attributes,
  type OutgoingEvent,
  formatTime,
  keyOf,
  toHeaders,
  topicOf,
} from '@huiying/contracts';
import type { Validator } from '../runtime/validator';
import type { OutboxRow } from './staging';
import type { Cause } from './unit-of-work';

/** How early the relay sends a record among those of one transaction (engine rules 14 and 23). */
export const PHASE = { keys: 0, internal: 1, external: 2 } as const;

export interface Outgoing {
  readonly event: OutgoingEvent;
  /** `<source>:<subject>:<sequence>`, or what the caller of `answer` chose: the same on every retry. */
  readonly id: string;
  readonly source: string;
  readonly sequence?: number;
  readonly cause: Cause;
  /** Epoch milliseconds, legal. */
  readonly now: number;
}

/**
 * The outbox row of an event: CloudEvents attributes as headers, data as value.
 * @throws Error when the data breaks its own contract (a defect of the decision that made it).
 */
export function outboxRow(outgoing: Outgoing, validator: Validator): OutboxRow {
  const { event, cause } = outgoing;
  const { contract } = event;
  if (event.data !== null) validator.assertValid(contract, event.data);
  const attributes: Attributes = {
    id: outgoing.id,
    source: outgoing.source,
    type: contract.type,
    time: formatTime(event.time ?? outgoing.now),
    subject: event.subject,
    jurisdiction: event.jurisdiction,
    correlationId: cause.correlationId,
    causationId: cause.id,
    ...(outgoing.sequence === undefined ? {} : { sequence: outgoing.sequence }),
    ...(event.policyRef === undefined ? {} : { policyRef: event.policyRef }),
    ...(cause.traceparent === undefined ? {} : { traceparent: cause.traceparent }),
  };
  return {
    phase:
      contract.topic === 'intake.keys' ? PHASE.keys : contract.external ? PHASE.external : PHASE.internal,
    topic: topicOf(contract, event.org),
    key: keyOf(contract, event.data) ?? event.subject,
    subject: event.subject,
    headers: JSON.stringify(toHeaders(attributes)),
    value: event.data === null ? null : JSON.stringify(event.data),
    retained: contract.retained,
    startsClock: event.startsClock ? JSON.stringify(clockStart(event)) : null,
  };
}

/** What the relay repeats in `routing.*.delivered.v1` once the department's record has its append time (rule 18). */
function clockStart(event: OutgoingEvent): Record<string, unknown> {
  const data = event.data as Record<string, unknown>;
  return {
    type: event.contract.type,
    orderId: data['orderId'],
    caseId: event.subject,
    org: event.org,
    round: data['round'],
  };
}
