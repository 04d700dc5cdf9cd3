import type { PrintedBulletin, PrintedCell, PrintedChart, PrintedTable } from '../printed';
import { CHART_TYPE, chartReference, officeChart } from './office-chart';
import { officePackage, relationType, xml } from './office-package';
import type { Part } from './office-package';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DRAWING = 'application/vnd.openxmlformats-officedocument.drawing+xml';
/** Places in `cellXfs` below. */
const FORMAT = { text: 0, head: 1, count: 2, decimal: 3, percent: 4, title: 5 } as const;

/** The bulletin as a workbook: a cover, a sheet for each table, numbers as numbers, charts on a sheet of their own. */
export function xlsx(bulletin: PrintedBulletin): Buffer {
  const tables = bulletin.blocks.filter((block) => block.kind === 'table');
  const charts = bulletin.blocks.filter((block) => block.kind === 'chart');
  const sheets = [
    { name: '封面', content: cover(bulletin) },
    ...tables.map((each) => ({ name: each.title, content: table(each) })),
    {
      name: '图表',
      content: `<worksheet ${MAIN} ${RELATIONS}><sheetData/><drawing r:id="rId1"/></worksheet>`,
    },
  ];
  const names = uniqueNames(sheets.map(({ name }) => name));
  const listed = names.map(
    (name, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return officePackage([
    {
      path: 'xl/workbook.xml',
      type: `${SHEET}.sheet.main+xml`,
      content: `<workbook ${MAIN} ${RELATIONS}><sheets>${listed.join('')}</sheets></workbook>`,
      relations: [
        ...sheets.map((_, at) => ({
          id: `rId${at + 1}`,
          type: relationType('worksheet'),
          target: `worksheets/sheet${at + 1}.xml`,
        })),
        { id: 'rIdStyles', type: relationType('styles'), target: 'styles.xml' },
      ],
    },
    { path: 'xl/styles.xml', type: `${SHEET}.styles+xml`, content: styles },
    ...sheets.map(({ content }, at): Part => ({
      path: `xl/worksheets/sheet${at + 1}.xml`,
      type: `${SHEET}.worksheet+xml`,
      content,
      ...(at === sheets.length - 1
        ? { relations: [{ id: 'rId1', type: relationType('drawing'), target: '../drawings/drawing1.xml' }] }
        : {}),
    })),
    ...drawn(charts),
  ]);
}

const RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** At most 31 characters, none of []:*?/\, no two alike. */
function uniqueNames(titles: readonly string[]): string[] {
  const names: string[] = [];
  for (const title of titles) {
    const name = title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 28);
    names.push(names.includes(name) ? `${name}${names.length}` : name);
  }
  return names;
}

const string = (value: string, format: number = FORMAT.text): string =>
  `<c t="inlineStr" s="${format}"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
const row = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`;

function cell(content: PrintedCell): string {
  if (content.kind !== 'number') return string(content.text);
  return `<c s="${FORMAT[content.format]}"><v>${content.value}</v></c>`;
}

function cover({ title, subtitle, blocks }: PrintedBulletin): string {
  const said = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  const rows = [
    row([string(title, FORMAT.title)]),
    row([string(subtitle)]),
    ...said.map((line) => row([string(line)])),
  ];
  return `<worksheet ${MAIN}><cols><col min="1" max="1" width="110" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function table({ columns, rows, note }: PrintedTable): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width + 4}" customWidth="1"/>`,
  );
  const all = [
    row(columns.map(({ title }) => string(title, FORMAT.head))),
    ...rows.map((each) => row(each.map(cell))),
    ...(note === undefined ? [] : [row([string(note)])]),
  ];
  return `<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${all.join('')}</sheetData></worksheet>`;
}

function drawn(charts: readonly PrintedChart[]): Part[] {
  let top = 0;
  const anchors = charts.map(({ title, bars }, at) => {
    const from = top;
    top += 6 + Math.ceil(bars.length * 1.4);
    const place = (name: string, column: number, line: number): string =>
      `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${line}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    return `<xdr:twoCellAnchor>${place('from', 0, from)}${place('to', 11, top - 1)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="${xml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>${chartReference(`rId${at + 1}`)}</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return [
    {
      path: 'xl/drawings/drawing1.xml',
      type: DRAWING,
      content: `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${anchors.join('')}</xdr:wsDr>`,
      relations: charts.map((_, at) => ({
        id: `rId${at + 1}`,
        type: relationType('chart'),
        target: `../charts/chart${at + 1}.xml`,
      })),
    },
    ...charts.map((chart, at) => ({
      path: `xl/charts/chart${at + 1}.xml`,
      type: CHART_TYPE,
      content: officeChart(chart),
    })),
  ];
}

const font = (more: string): string => `<font>${more}<name val="宋体"/><charset val="134"/></font>`;
const xf = (numberFormat: number, fontId = 0, fillId = 0): string =>
  `<xf numFmtId="${numberFormat}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`;
const styles = `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="3">${font('<sz val="11"/>')}${font('<b/><sz val="11"/>')}${font('<b/><sz val="18"/><color rgb="FFB01515"/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3EDED"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${[xf(0), xf(0, 1, 2), xf(3), xf(4), xf(164), xf(0, 2)].join('')}</cellXfs></styleSheet>`;
