import { join, dirname } from 'node:path';
import PDFDocument from 'pdfkit';
import { cellText } from '../printed';
import type { PrintedBlock, PrintedBulletin, PrintedChart, PrintedTable } from '../printed';

const MARGIN = 48;
const RED = '#b01515';

/** Noto Sans (SIL Open Font License 1.1); only the characters that occur are put into the document. */
function fontFile(weight: 'Regular' | 'Bold'): string {
  const folder = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
  return join(folder, `NotoSansHans-${weight}.otf`);
}

/** The bulletin as a PDF on A4. Its date is that of the figures, so equal data give equal bytes. */
export function pdf(bulletin: PrintedBulletin): Promise<Buffer> {
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: `${bulletin.title} ${bulletin.subtitle}`, CreationDate: new Date(bulletin.asOf) },
  });
  const written: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (bytes: Buffer) => written.push(bytes));
    page.on('end', () => resolve(Buffer.concat(written)));
    page.on('error', reject);
  });
  page.registerFont('text', fontFile('Regular'));
  page.registerFont('bold', fontFile('Bold'));
  page.font('bold').fontSize(20).fillColor(RED).text(bulletin.title, { align: 'center' });
  page.font('text').fontSize(11).fillColor('#555555').text(bulletin.subtitle, { align: 'center' }).moveDown();
  for (const block of bulletin.blocks) print(page, block);
  number(page);
  page.end();
  return done;
}

type Page = InstanceType<typeof PDFDocument>;

const widthOf = (page: Page): number => page.page.width - 2 * MARGIN;
const bottomOf = (page: Page): number => page.page.height - MARGIN - 14;

function roomFor(page: Page, height: number): void {
  if (page.y + height > bottomOf(page)) page.addPage();
  page.x = MARGIN;
}

function print(page: Page, block: PrintedBlock): void {
  page.x = MARGIN;
  page.fillColor('#1a1a1a');
  switch (block.kind) {
    case 'heading':
      roomFor(page, 90);
      page.moveDown(0.8).font('bold').fontSize(14).text(block.text).moveDown(0.3);
      break;
    case 'paragraph':
      page.font('text').fontSize(10.5).text(block.text, { indent: 21, lineGap: 4 });
      break;
    case 'table':
      table(page, block);
      break;
    case 'chart':
      chart(page, block);
  }
}

const PAD = 3;

function table(page: Page, { title, columns, rows, note }: PrintedTable): void {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => (width / all) * widthOf(page));
  const head = columns.map((column) => column.title);
  roomFor(page, 60);
  page.moveDown(0.4).font('bold').fontSize(10).text(title, { align: 'center' }).moveDown(0.2);
  line(
    page,
    head,
    widths,
    columns.map(() => 'center' as const),
    true,
  );
  for (const row of rows) {
    const texts = row.map(cellText);
    if (page.y + heightOf(page, texts, widths) > bottomOf(page)) {
      page.addPage();
      line(
        page,
        head,
        widths,
        columns.map(() => 'center' as const),
        true,
      );
    }
    line(
      page,
      texts,
      widths,
      row.map(({ kind }) => (kind === 'text' ? 'left' : 'right')),
    );
  }
  page.x = MARGIN;
  if (note !== undefined) {
    roomFor(page, 16);
    page
      .font('text')
      .fontSize(8)
      .fillColor('#555555')
      .text(note, MARGIN, page.y + 3, { width: widthOf(page) });
  }
}

function heightOf(page: Page, texts: readonly string[], widths: readonly number[]): number {
  page.font('text').fontSize(8.5);
  const heights = texts.map((each, at) =>
    page.heightOfString(each || ' ', { width: (widths[at] ?? 0) - 2 * PAD }),
  );
  return Math.max(...heights) + 2 * PAD;
}

function line(
  page: Page,
  texts: readonly string[],
  widths: readonly number[],
  aligns: readonly ('left' | 'right' | 'center')[],
  head = false,
): void {
  const height = heightOf(page, texts, widths);
  const top = page.y;
  let left = MARGIN;
  texts.forEach((each, at) => {
    const width = widths[at] ?? 0;
    page.lineWidth(0.5);
    if (head) page.rect(left, top, width, height).fillAndStroke('#f3eded', '#999999');
    else page.rect(left, top, width, height).stroke('#999999');
    page
      .fillColor('#1a1a1a')
      .font(head ? 'bold' : 'text')
      .fontSize(8.5);
    page.text(each, left + PAD, top + PAD, { width: width - 2 * PAD, align: aligns[at] ?? 'left' });
    left += width;
  });
  page.x = MARGIN;
  page.y = top + height;
}

const BAR = 17;
const LABEL = 130;

function chart(page: Page, { title, unit, bars }: PrintedChart): void {
  const most = Math.max(...bars.map(({ value }) => value ?? 0), 0) || 1;
  roomFor(page, 50);
  page.moveDown(0.6).font('bold').fontSize(10).text(title, { align: 'center' }).moveDown(0.3);
  for (const { label, value } of bars) {
    roomFor(page, BAR);
    const top = page.y;
    const width = ((value ?? 0) / most) * (widthOf(page) - LABEL - 60);
    const said = value === null ? '–' : `${cellText({ kind: 'number', value, format: 'decimal' })}${unit}`;
    const size = { height: 12, lineBreak: false, ellipsis: true };
    page.fillColor('#1a1a1a').font('text').fontSize(8.5);
    page.text(label, MARGIN, top + 2, { ...size, width: LABEL - 6, align: 'right' });
    page.rect(MARGIN + LABEL, top + 2, Math.max(width, 0.5), 11).fill(RED);
    page.fillColor('#1a1a1a').text(said, MARGIN + LABEL + width + 5, top + 2, { ...size, width: 60 });
    page.y = top + BAR;
  }
  page.x = MARGIN;
}

function number(page: Page): void {
  const { count } = page.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    page.switchToPage(at);
    // below the margin a text would begin a new page
    page.page.margins.bottom = 0;
    const place = page.page.height - MARGIN + 8;
    page.font('text').fontSize(9).fillColor('#555555');
    page.text(`— ${at + 1} —`, MARGIN, place, { width: widthOf(page), align: 'center', lineBreak: false });
  }
}
