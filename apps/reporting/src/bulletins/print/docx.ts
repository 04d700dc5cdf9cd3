import { cellText } from '../printed';
import type { PrintedBlock, PrintedBulletin, PrintedCell, PrintedChart, PrintedTable } from '../printed';
import { CHART_TYPE, chartReference, officeChart } from './office-chart';
import { officePackage, relationType, xml } from './office-package';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
/** Between the margins of A4, twentieths of a point. */
const TEXT_WIDTH = 9638;

/** The bulletin as a Word document in the layout of an official paper: A4, 方正小标宋-like title, 仿宋 text, 黑体 headings. */
export function docx({ title, subtitle, blocks }: PrintedBulletin): Buffer {
  const charts = blocks.filter((block) => block.kind === 'chart');
  const body = [
    styled('Title', title),
    styled('Subtitle', subtitle),
    ...blocks.map((each) => printed(each, charts)),
    section,
  ];
  return officePackage([
    {
      path: 'word/document.xml',
      type: `${WORD}.document.main+xml`,
      content: `<w:document ${NAMESPACES}><w:body>${body.join('')}</w:body></w:document>`,
      relations: [
        { id: 'rIdStyles', type: relationType('styles'), target: 'styles.xml' },
        { id: 'rIdFooter', type: relationType('footer'), target: 'footer1.xml' },
        ...charts.map((_, at) => ({
          id: `rIdChart${at + 1}`,
          type: relationType('chart'),
          target: `charts/chart${at + 1}.xml`,
        })),
      ],
    },
    { path: 'word/styles.xml', type: `${WORD}.styles+xml`, content: styles },
    { path: 'word/footer1.xml', type: `${WORD}.footer+xml`, content: footer },
    ...charts.map((chart, at) => ({
      path: `word/charts/chart${at + 1}.xml`,
      type: CHART_TYPE,
      content: officeChart(chart),
    })),
  ]);
}

function printed(block: PrintedBlock, charts: readonly PrintedChart[]): string {
  switch (block.kind) {
    case 'heading':
      return styled('Heading1', block.text);
    case 'paragraph':
      return styled('Normal', block.text);
    case 'table':
      return table(block);
    case 'chart':
      return drawing(charts.indexOf(block) + 1, block);
  }
}

const run = (value: string): string => `<w:r><w:t xml:space="preserve">${xml(value)}</w:t></w:r>`;
const styled = (style: string, value: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(value)}</w:p>`;

function table({ title, columns, rows, note }: PrintedTable): string {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width / all) * TEXT_WIDTH));
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns
    .map((column, at) => cell({ kind: 'text', text: column.title }, widths[at] ?? 0, true))
    .join('')}</w:tr>`;
  const body = rows.map(
    (row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map((each, at) => cell(each, widths[at] ?? 0)).join('')}</w:tr>`,
  );
  const below = note === undefined ? '' : styled('Note', note);
  return `${styled('Caption', title)}<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head}${body.join('')}</w:tbl>${below}`;
}

function cell(content: PrintedCell, width: number, head = false): string {
  const shade = head ? '<w:shd w:val="clear" w:color="auto" w:fill="F3EDED"/>' : '';
  const align = head ? 'center' : content.kind === 'text' ? 'left' : 'right';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="${align}"/></w:pPr>${run(cellText(content))}</w:p></w:tc>`;
}

function drawing(number: number, { title, bars }: PrintedChart): string {
  const size = `cx="5900000" cy="${900_000 + bars.length * 230_000}"`;
  return `<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${number}" name="${xml(title)}" descr="${xml(title)}"/><wp:cNvGraphicFramePr/>${chartReference(`rIdChart${number}`)}</wp:inline></w:drawing></w:r></w:p>`;
}

const section =
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1134" w:bottom="1304" w:left="1134" w:header="851" w:footer="794" w:gutter="0"/></w:sectPr>';
const footer = `<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;

/** @param size half points */
function style(id: string, font: string, size: number, paragraph: string, character = ''): string {
  const face = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/>`;
  const standard = id === 'Normal' ? ' w:default="1"' : '';
  return `<w:style w:type="paragraph" w:styleId="${id}"${standard}><w:name w:val="${id}"/><w:pPr>${paragraph}</w:pPr><w:rPr>${face}${character}<w:sz w:val="${size}"/></w:rPr></w:style>`;
}

const styles = `<w:styles ${NAMESPACES}>${[
  style('Normal', '仿宋', 28, '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="560"/>'),
  style('Title', '宋体', 40, '<w:jc w:val="center"/>', '<w:b/><w:color w:val="B01515"/>'),
  style('Subtitle', '楷体', 26, '<w:spacing w:after="240"/><w:jc w:val="center"/>'),
  style(
    'Heading1',
    '黑体',
    30,
    '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/>',
  ),
  style('Caption', '黑体', 22, '<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>'),
  style('Cell', '宋体', 18, ''),
  style('Note', '宋体', 18, '', '<w:color w:val="555555"/>'),
].join('')}<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblPr><w:tblBorders>${[
  'top',
  'left',
  'bottom',
  'right',
  'insideH',
  'insideV',
]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`)
  .join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`;
