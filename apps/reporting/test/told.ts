import type { DataOf, Incoming, MessageContract } from '@huiying/contracts';

/** A message as it is published by way of example, with what the case at hand says instead. */
export function told<C extends MessageContract>(
  contract: C,
  instead: Partial<DataOf<C>> = {},
  envelope: { subject?: string; jurisdiction?: string } = {},
): Incoming<DataOf<C>> {
  const data = { ...(contract.example as object), ...instead } as DataOf<C> & {
    caseId?: string;
    ratingId?: string;
  };
  return Object.freeze({
    id: `${contract.type}:1`,
    source: `/huiying/${contract.doc.by}`,
    type: contract.type,
    subject: envelope.subject ?? data.caseId ?? data.ratingId ?? '',
    jurisdiction: envelope.jurisdiction ?? '410772',
    correlationId: 'a-story',
    data,
    topic: contract.topic,
    partition: 0,
    offset: 0n,
    key: null,
    appendedAt: 0,
    arrivedAt: 0,
  });
}
