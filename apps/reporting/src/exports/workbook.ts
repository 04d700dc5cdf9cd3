import { Zip, ZipDeflate, strToU8 } from 'fflate';
import { XML_HEAD, relationType, xml } from '../bulletins/print/office-package';
import type { Cell, Exported } from './dataset';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
/** A sheet ends at 1 048 576 rows; the next one goes on. */
const ROWS_PER_SHEET = 1_000_000;

const text = (value: string): string =>
  `<c t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;

/** A cell is typed, so a text is never calculated. */
function cell(value: Cell): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c t="b"><v>${Number(value)}</v></c>`;
  return text(value);
}
const row = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`;

/** A workbook (ISO/IEC 29500-2) that is written while its rows are read. */
export async function* workbook(
  { title, columns, pages }: Exported,
  rowsPerSheet = ROWS_PER_SHEET,
): AsyncGenerator<Buffer> {
  let ready: Buffer[] = [];
  const zip = new Zip((fault, bytes) => {
    if (fault) throw fault;
    ready.push(Buffer.from(bytes));
  });
  const open = (path: string, start: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = new Date(1980, 0, 1); // the earliest that a zip can hold: equal rows give equal bytes
    zip.add(file);
    file.push(strToU8(XML_HEAD + start));
    return file;
  };
  const head = row(columns.map(({ said }) => text(said)));
  const sheets: ZipDeflate[] = [];
  const nextSheet = (): ZipDeflate => {
    sheets.at(-1)?.push(strToU8('</sheetData></worksheet>'), true);
    const sheet = open(
      `xl/worksheets/sheet${sheets.length + 1}.xml`,
      `<worksheet ${MAIN}><sheetData>${head}`,
    );
    sheets.push(sheet);
    return sheet;
  };
  let sheet = nextSheet();
  let rows = 0;
  for await (const page of pages) {
    for (let from = 0; from < page.length;) {
      if (rows === rowsPerSheet) {
        sheet = nextSheet();
        rows = 0;
      }
      const fit = page.slice(from, from + rowsPerSheet - rows);
      sheet.push(strToU8(fit.map((cells) => row(cells.map(cell))).join('')));
      from += fit.length;
      rows += fit.length;
    }
    yield* ready;
    ready = [];
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true);
  for (const [path, content] of frame(title, sheets.length)) open(path, content).push(new Uint8Array(), true);
  zip.end();
  yield* ready;
}

/** Everything besides the sheets: written last, when their number is known. */
function frame(title: string, sheets: number): [string, string][] {
  const numbers = Array.from({ length: sheets }, (_, at) => at + 1);
  const part = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="${type}"/>`;
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relationType(kind)}" Target="${target}"/>`;
  const named = numbers.map(
    (n) => `<sheet name="${xml(n === 1 ? title : `${title} ${n}`)}" sheetId="${n}" r:id="rId${n}"/>`,
  );
  return [
    ['xl/workbook.xml', `<workbook ${MAIN} ${RELATIONS}><sheets>${named.join('')}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${numbers
        .map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`))
        .join('')}</Relationships>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', `${TYPE}.sheet.main+xml`)}${numbers
        .map((n) => part(`xl/worksheets/sheet${n}.xml`, `${TYPE}.worksheet+xml`))
        .join('')}</Types>`,
    ],
  ];
}
