import type { CsvLine } from './read-csv';

/** A column of a file: by which names its heading may go, and what its cells say. */
export interface Column {
  readonly name: string;
  readonly aliases: readonly string[];
  /** A line without it is refused; an optional one may lack the whole column. */
  readonly required: boolean;
  readonly expected: string;
  /** Undefined: the cell is not what is expected. */
  readonly read: (cell: string) => string | number | undefined;
}

export type Row = Readonly<Record<string, string | number>> & { readonly line: number };

/** Everything that is wrong with a file, one sentence each, with line, column, value and what was expected. */
export class TableErrors extends Error {
  constructor(readonly errors: readonly string[]) {
    super(
      [
        ...errors.slice(0, SHOWN),
        ...(errors.length > SHOWN ? [`and ${errors.length - SHOWN} more`] : []),
      ].join('\n'),
    );
  }
}

const SHOWN = 20;
/** What the REST interface takes in one document. */
const MOST_LINES = 5_000;

/**
 * Reads the lines under a heading by their columns, in whatever order these stand.
 * @param about what a line is about: two lines about the same thing contradict each other
 * @throws TableErrors
 */
export function readTable(
  [heading, ...lines]: readonly CsvLine[],
  columns: readonly Column[],
  about: (row: Row) => string,
): Row[] {
  if (heading === undefined) throw new TableErrors(['line 1: the file is empty; expected a heading']);
  const places = placesOf(heading, columns);
  const errors: string[] = [];
  if (lines.length === 0)
    errors.push(`line ${heading.number + 1}: expected at least one line under the heading`);
  if (lines.length > MOST_LINES)
    errors.push(`${lines.length} lines; expected at most ${MOST_LINES} in one document`);
  const rows = lines.map((line) => rowOf(line, heading.cells.length, places, errors));
  const first = new Map<string, number>();
  for (const row of rows) {
    const before = first.get(about(row));
    if (before !== undefined)
      errors.push(`line ${row.line} is about the same as line ${before}: ${about(row)}`);
    else first.set(about(row), row.line);
  }
  if (errors.length > 0) throw new TableErrors(errors);
  return rows;
}

function placesOf({ number, cells }: CsvLine, columns: readonly Column[]): Map<Column, number> {
  const places = new Map<Column, number>();
  const errors: string[] = [];
  cells.forEach((cell, at) => {
    const column = columns.find(({ name, aliases }) => [name, ...aliases].includes(cell));
    if (column === undefined)
      errors.push(
        `line ${number}, heading ${at + 1}: "${cell}"; expected one of ${columns.map(({ name }) => name).join(', ')}`,
      );
    else if (places.has(column))
      errors.push(`line ${number}, heading ${at + 1}: "${cell}" stands there twice`);
    else places.set(column, at);
  });
  for (const column of columns)
    if (column.required && !places.has(column))
      errors.push(`line ${number}: the column ${column.name} is missing`);
  if (errors.length > 0) throw new TableErrors(errors);
  return places;
}

function rowOf(
  { number, cells }: CsvLine,
  width: number,
  places: ReadonlyMap<Column, number>,
  errors: string[],
): Row {
  if (cells.length !== width)
    errors.push(`line ${number}: ${cells.length} cells; expected ${width}, as in the heading`);
  const row: Record<string, string | number> = {};
  for (const [{ name, required, expected, read }, at] of places) {
    const cell = cells[at] ?? '';
    if (cell === '' && !required) continue;
    const value = cell === '' ? undefined : read(cell);
    if (value === undefined) errors.push(`line ${number}, column ${name}: "${cell}"; expected ${expected}`);
    else row[name] = value;
  }
  return { ...row, line: number };
}
