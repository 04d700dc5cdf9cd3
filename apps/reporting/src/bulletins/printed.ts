/** A cell as it is printed; numbers stay numbers, so that a spreadsheet can go on calculating. */
export type PrintedCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: 'count' | 'decimal' | 'percent' }
  /** – nothing to divide by; ＊ masked. */
  | { readonly kind: 'none'; readonly text: '–' | '＊' };

export interface PrintedTable {
  readonly kind: 'table';
  /** Short: it is also the name of a sheet. */
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly PrintedCell[])[];
  readonly note?: string;
}

export interface PrintedChart {
  readonly kind: 'chart';
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number | null }[];
}

export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | PrintedTable
  | PrintedChart;

/** A bulletin as a sequence of blocks; each format prints the same ones. */
export interface PrintedBulletin {
  readonly title: string;
  readonly subtitle: string;
  /** Legal instant of the figures, for the document's own date: equal data give equal bytes. */
  readonly asOf: string;
  readonly blocks: readonly PrintedBlock[];
}

export const text = (value: string | null | undefined): PrintedCell => ({ kind: 'text', text: value ?? '' });
export const count = (value: number | null): PrintedCell =>
  value === null
    ? { kind: 'none', text: '–' }
    : { kind: 'number', value, format: Number.isInteger(value) ? 'count' : 'decimal' };
export const percent = (value: number | null): PrintedCell =>
  value === null ? { kind: 'none', text: '–' } : { kind: 'number', value, format: 'percent' };
export const hidden: PrintedCell = { kind: 'none', text: '＊' };

/** As a person reads it: 83.3%, 1,204, 4.5. */
export function cellText(cell: PrintedCell): string {
  if (cell.kind !== 'number') return cell.text;
  const { value, format } = cell;
  if (format === 'percent') return `${rounded(value * 100, 1)}%`;
  return format === 'count' ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : rounded(value, 2);
}

const rounded = (value: number, digits: number): string =>
  (Math.round(value * 10 ** digits) / 10 ** digits)
    .toFixed(digits)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
