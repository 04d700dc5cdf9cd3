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
 * The rows that announce deliveries. Their source is `<service>/delivery` and their sequence is that of the delivered
 * record, so a relay that sends twice after a crash is recognised.
 */
export function deliveryRows(sent: readonly SentRow[], setting: DeliverySetting): DeliveryRow[] {
  const rows: DeliveryRow[] = [];
  for (const row of sent) {
    if (row.startsClock === null || !setting.deliveryEvent) continue;
    const start = JSON.parse(row.startsClock) as Record<string, string | number | undefined>;
    const headers = JSON.parse(row.headers) as Record<string, string>;
    const deliveredAt = setting.arrival(row.appendedAtMs);
    const event = setting.deliveryEvent({
      ...(start as unknown as ClockStart),
      subject: row.subject,
      jurisdiction: headers['ce_jurisdiction'] ?? '',
      ...(headers['ce_policyref'] === undefined ? {} : { policyRef: headers['ce_policyref'] }),
      deliveredAt,
    });
    if (!event) continue;
    const source = `/huiying/${setting.service}/delivery`;
    const sequence = Number(headers['ce_sequence']);
    const made = outboxRow(
      {
        event,
        source,
        sequence,
        id: `${source}:${row.subject}:${sequence}`,
        now: deliveredAt,
        cause: { id: headers['ce_id'] ?? row.id, correlationId: headers['ce_correlationid'] ?? row.id },
      },
      setting.validator,
    );
    rows.push({ topic: made.topic, key: made.key ?? row.subject, subject: row.subject, headers: made.headers, value: made.value ?? '' });
  }
  return rows;
}
