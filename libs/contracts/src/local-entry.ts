import type { OutgoingEvent } from './message';

/**
 * `sourceSystem` of a case that a clerk took down here (telephone, counter, letter, box) and that no other system has
 * numbered. Nobody else may use it.
 */
export const LOCAL_ENTRY = 'local';

/** A receipt about a number that the province never gave: there is nobody to send it to. */
export function concernsNobodyOutside({ contract, data }: OutgoingEvent): boolean {
  if (contract.topic !== 'province.receipts') return false;
  return (data as { readonly sourceSystem?: unknown } | null)?.sourceSystem === LOCAL_ENTRY;
}
