import type { AddresseeRole } from './vocabulary/words';

/**
 * The reference under which the directory knows a telephone number (contract §4): `<org>.<role>`. The inspection office
 * (督查室) is no unit's contact but the place's, so its reference names the jurisdiction.
 */
export function phoneRefOf(
  { org, jurisdiction }: { readonly org: string; readonly jurisdiction: string },
  role: AddresseeRole,
): string {
  return `${role === 'inspection_office' ? jurisdiction : org}.${role}`;
}
