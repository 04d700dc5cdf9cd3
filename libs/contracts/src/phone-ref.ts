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

/** `<org>.window_head.<windowNo>`: whoever heads that window on the day on which the number is asked for (JL-04). */
export const windowHeadRefOf = (org: string, windowNo: string): string => `${org}.window_head.${windowNo}`;
