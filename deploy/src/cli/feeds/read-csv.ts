/** One line of a file with its number as an editor shows it; a quoted cell may hold line breaks. */
export interface CsvLine {
  readonly number: number;
  readonly cells: readonly string[];
}

export class CsvError extends Error {}

/**
 * Reads RFC 4180: commas, cells in double quotes where they need it, any line ends, with or without BOM. Empty lines
 * are left out.
 * @throws CsvError naming the line; when the bytes are no UTF-8, as from a spreadsheet that saved in another encoding
 */
export function readCsv(bytes: Uint8Array): CsvLine[] {
  const text = decoded(bytes);
  const lines: CsvLine[] = [];
  let number = 1;
  let cells: string[] = [];
  let startedAt = 1;
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|\r|$)/y;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const found = cell.exec(text);
    if (!found) throw new CsvError(`line ${number}: a quotation mark is not closed, or stands inside a cell`);
    const [, raw = '', end = ''] = found;
    cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw.trim());
    number += raw.split(/\r\n|\n|\r/).length - 1;
    if (end === ',') continue;
    if (cells.some((each) => each !== '')) lines.push({ number: startedAt, cells });
    cells = [];
    startedAt = number += end === '' ? 0 : 1;
  }
  return lines;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CsvError('the file is not UTF-8; save it as “CSV UTF-8”');
  }
}
