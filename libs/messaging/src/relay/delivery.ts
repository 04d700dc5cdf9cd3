import type { OutgoingEvent } from '@huiying/contracts';
import { outboxRow } from '../unit/outgoing';
import type { Validator } from '../runtime/validator';
import type { DeliveryRow, SentRow } from './outbox-rows';

/** A record that starts a legal clock has reached its department's topic (engine rule 18, clock.md Q2, Q32). */
export interface ClockStart {
  /** Type of the record that was delivered, e.g. `order.assigned.v1`. */
  readonly type: string;
  readonly orderId?: string;
  readonly ratingId?: string;
  readonly round?: number;
  readonly org: string;
  /** The aggregate's id. */
  readonly subject: string;
  readonly jurisdiction: string;
  readonly policyRef?: string;
  /** Legal instant of the broker's append, epoch milliseconds. */
  readonly deliveredAt: number;
}

/** The service's event for it; undefined when nobody waits for this delivery. */
export type DeliveryEvent = (start: ClockStart) => OutgoingEvent | undefined;

export interface DeliverySetting {
  readonly service: string;
  readonly validator: Validator;
  readonly deliveryEvent: DeliveryEvent | undefined;
  arrival(appendedAtMs: number): number;
}

/**
 * The row that announces a delivery, or undefined when nobody waits for it. Its source is `<service>/delivery/<org>` and
 * its sequence is that of the delivered record, so a relay that sends twice after a crash is recognised. The organisation
 * is part of the source, because one case's orders may reach two departments in the other order: the lower number would
 * be taken for a duplicate, and its clock would never start.
 * @throws Error when the topic does not keep the broker's append time: no clock may start from a guess (engine rule 21)
 */
export function deliveryRow(row: SentRow, setting: DeliverySetting): DeliveryRow | undefined {
  if (row.startsClock === null || !setting.deliveryEvent) return undefined;
  if (row.appendedAtMs < 0)
    throw new Error(
      `${row.topic} does not keep the append time; expected message.timestamp.type=LogAppendTime`,
    );
  const start = JSON.parse(row.startsClock) as ClockStart;
  const headers = JSON.parse(row.headers) as Record<string, string>;
  const deliveredAt = setting.arrival(row.appendedAtMs);
  const event = setting.deliveryEvent({
    ...start,
    subject: row.subject,
    jurisdiction: headers['ce_jurisdiction'] ?? '',
    ...(headers['ce_policyref'] === undefined ? {} : { policyRef: headers['ce_policyref'] }),
    deliveredAt,
  });
  if (!event) return undefined;
  const source = `/huiying/${setting.service}/delivery/${start.org}`;
  const sequence = Number(headers['ce_sequence']);
  const cause = { id: headers['ce_id'] ?? row.id, correlationId: headers['ce_correlationid'] ?? row.id };
  const id = `${source}:${row.subject}:${sequence}`;
  const made = outboxRow({ event, source, sequence, id, now: deliveredAt, cause }, setting.validator);
  return {
    topic: made.topic,
    key: made.key ?? row.subject,
    subject: row.subject,
    headers: made.headers,
    value: made.value ?? '',
  };
}
