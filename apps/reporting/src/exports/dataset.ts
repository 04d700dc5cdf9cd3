/** A cell as the database gives it. */
export type Cell = string | number | boolean | null;

export interface ExportColumn {
  readonly name: string;
  /** What it means, in Chinese. */
  readonly said: string;
}

/** What is exported: its columns, and its rows page by page, so that no export is held in memory. */
export interface Exported {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
}

export const EXPORT_FORMATS = ['csv', 'jsonl', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a spreadsheet opens as a formula, it must open as text (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

/** A text that no spreadsheet calculates. Numbers are numbers and need no guard. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
