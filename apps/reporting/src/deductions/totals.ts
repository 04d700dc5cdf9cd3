import type { LedgerLine } from './ledger';

/** What the ledger of a period comes to for one organisation. */
export interface DeductionTotal {
  readonly org: string;
  readonly points: number;
  readonly criticisms: number;
  readonly handedToInspection: number;
  readonly lines: number;
  readonly cancelled: number;
}

/** @returns one row per organisation with a line, by its id */
export function totalsOf(lines: readonly LedgerLine[]): DeductionTotal[] {
  const totals = new Map<string, DeductionTotal>();
  for (const line of lines) {
    const org = line.org ?? '-';
    const so = totals.get(org) ?? {
      org,
      points: 0,
      criticisms: 0,
      handedToInspection: 0,
      lines: 0,
      cancelled: 0,
    };
    totals.set(org, {
      org,
      points: hundredths(so.points + line.charged),
      criticisms: so.criticisms + line.criticisms,
      handedToInspection: so.handedToInspection + Number(line.handedToInspection),
      lines: so.lines + 1,
      cancelled: so.cancelled + Number(line.cancelled !== null),
    });
  }
  return [...totals.values()].sort((a, b) => (a.org < b.org ? -1 : 1));
}

/** Points have at most two decimals; their sum shall have no more. */
const hundredths = (points: number): number => Math.round(points * 100) / 100;
