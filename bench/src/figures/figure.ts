import { rounded } from './statistics';

/** One line of the table at the end. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly measured: number;
  readonly floor?: number;
  readonly aim?: number;
  /** Whether a small value is a good one. */
  readonly smaller?: boolean;
  readonly digits?: number;
  /** `min / median / max` of the rounds, or what else a reader needs. */
  readonly note?: string;
}

export type Grade = 'aim' | 'floor' | 'MISSED' | '';

export function gradeOf({ measured, floor, aim, smaller = false }: Figure): Grade {
  const reaches = (target: number): boolean => (smaller ? measured <= target : measured >= target);
  if (aim !== undefined && reaches(aim)) return 'aim';
  if (floor === undefined) return '';
  return reaches(floor) ? 'floor' : 'MISSED';
}

/** The table as lines. */
export function table(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => {
    const { name, unit, measured, floor, aim, digits = 0, note = '' } = figure;
    const target = (value: number | undefined): string => (value === undefined ? '' : String(value));
    return [name, rounded(measured, digits), unit, target(floor), target(aim), gradeOf(figure), note];
  });
  const all = [['figure', 'measured', '', 'floor', 'aim', 'reached', 'rounds: min / median / max'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        [1, 3, 4].includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [line(all[0]!), widths.map((width) => '─'.repeat(width)).join('──'), ...all.slice(1).map(line)];
}
