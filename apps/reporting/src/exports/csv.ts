import { harmless } from './dataset';
import type { Cell, Exported } from './dataset';

const field = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const line = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;

/** Comma separated values (RFC 4180) in UTF-8; `bom` for spreadsheets that would take it for another encoding. */
export async function* csv({ columns, pages }: Exported, bom = false): AsyncGenerator<Buffer> {
  yield Buffer.from((bom ? '\ufeff' : '') + line(columns.map(({ name }) => name)));
  for await (const page of pages) if (page.length > 0) yield Buffer.from(page.map(line).join(''));
}
