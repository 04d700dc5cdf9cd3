import type { Attributes } from './envelope';
import { caseIdOfOrder } from './ids';
import { keyOf, type MessageContract } from './message';
import type { Fault } from './strict-json';

/** A division code may be written 6, 9 or 12 wide: `410772` and `410772000000` are the same place. */
const samePlace = (one: string, other: string): boolean =>
  one === other ||
  (one.startsWith(other) && /^0*$/.test(one.slice(other.length))) ||
  (other.startsWith(one) && /^0*$/.test(other.slice(one.length)));

/**
 * Where envelope and data say the same thing, the data counts, and a contradiction is rejected as ENVELOPE.MISMATCH
 * (contract §1). What the envelope leaves out is no contradiction.
 * @param sameJurisdiction knows the aliases of the policy packs; default: codes equal but for trailing zeros.
 */
export function contradictions(
  contract: MessageContract,
  envelope: Attributes,
  key: string | null,
  data: unknown,
  sameJurisdiction: (one: string, other: string) => boolean = samePlace,
): Fault[] {
  const faults: Fault[] = [];
  const fields = data as Readonly<Record<string, unknown>>;
  const { jurisdiction } = fields;
  if (
    envelope.jurisdiction !== undefined &&
    typeof jurisdiction === 'string' &&
    !sameJurisdiction(envelope.jurisdiction, jurisdiction)
  ) {
    faults.push({ path: '/jurisdiction', message: 'differs from ce_jurisdiction' });
  }
  const names = namesOf(contract, fields);
  if (names.length === 0) return faults;
  if (key !== null && key !== '' && !names.includes(key)) {
    faults.push({ path: '/key', message: 'the record key names something else than the data' });
  }
  if (envelope.subject !== undefined && !names.includes(envelope.subject)) {
    faults.push({ path: '/subject', message: 'ce_subject names something else than the data' });
  }
  return faults;
}

/** All that the sender may call the thing: a department keys an order's actions by its case. */
function namesOf(contract: MessageContract, fields: Readonly<Record<string, unknown>>): string[] {
  const key = keyOf(contract, fields);
  if (key !== undefined) return [key];
  const names: string[] = [];
  for (const name of ['orderId', 'ratingId', 'caseId']) {
    const value = fields[name];
    if (typeof value === 'string') names.push(value);
  }
  if (typeof fields.orderId === 'string') {
    const caseOfOrder = caseIdOfOrder(fields.orderId);
    // an order id that is not of ours says nothing about its case: routing answers ORDER.UNKNOWN
    if (caseOfOrder === undefined) return [];
    names.push(caseOfOrder);
  }
  return names;
}
