import { cellText } from '../printed';
import type { PrintedBlock, PrintedBulletin, PrintedChart, PrintedTable } from '../printed';

const STYLE = `
@page { size: A4; margin: 20mm 16mm; }
body { font: 15px/1.75 "Noto Serif SC", "Source Han Serif SC", "SimSun", serif; color: #1a1a1a; max-width: 980px; margin: 2em auto; padding: 0 1em; }
h1 { font: 700 26px/1.4 "Noto Sans SC", "SimHei", sans-serif; text-align: center; color: #b01515; border-bottom: 3px double #b01515; padding-bottom: .4em; margin-bottom: .2em; }
.subtitle { text-align: center; color: #555; margin: 0 0 1.5em; }
h2 { font: 700 19px/1.4 "Noto Sans SC", "SimHei", sans-serif; margin: 1.6em 0 .5em; }
p { text-indent: 2em; margin: .4em 0; }
figure { margin: 1em 0; break-inside: avoid; }
caption, figcaption { font-weight: 700; padding: .4em; text-align: center; }
table { border-collapse: collapse; width: 100%; margin: .8em 0 0; font-size: 13px; }
th, td { border: 1px solid #999; padding: .3em .5em; vertical-align: top; }
th { background: #f3eded; }
tr { break-inside: avoid; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.note { font-size: 12px; color: #555; text-indent: 0; }
`;

/** The bulletin as one page of HTML, to be read or printed: no script, nothing is loaded from elsewhere. */
export function html({ title, subtitle, blocks }: PrintedBulletin): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${safe(`${title} ${subtitle}`)}</title><style>${STYLE}</style></head>
<body><h1>${safe(title)}</h1><p class="subtitle">${safe(subtitle)}</p>
${blocks.map(block).join('\n')}
</body></html>
`;
}

const safe = (value: string): string => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function block(each: PrintedBlock): string {
  switch (each.kind) {
    case 'heading':
      return `<h2>${safe(each.text)}</h2>`;
    case 'paragraph':
      return `<p>${safe(each.text)}</p>`;
    case 'table':
      return table(each);
    case 'chart':
      return chart(each);
  }
}

function table({ title, columns, rows, note }: PrintedTable): string {
  const head = columns.map((column) => `<th scope="col">${safe(column.title)}</th>`).join('');
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell) => `<td${cell.kind === 'text' ? '' : ' class="number"'}>${safe(cellText(cell))}</td>`).join('')}</tr>`,
  );
  const below = note === undefined ? '' : `<p class="note">${safe(note)}</p>`;
  return `<table><caption>${safe(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>${below}`;
}

const ROW = 26;
const LABEL = 190;
const WIDTH = 900;

/** Horizontal bars: names of organisations are long. */
function chart({ title, unit, bars }: PrintedChart): string {
  const most = Math.max(...bars.map(({ value }) => value ?? 0), 0) || 1;
  const drawn = bars.map(({ label, value }, at) => {
    const width = ((value ?? 0) / most) * (WIDTH - LABEL - 90);
    const y = at * ROW;
    const said = value === null ? '–' : `${cellText({ kind: 'number', value, format: 'decimal' })}${unit}`;
    return `<text x="${LABEL - 8}" y="${y + 17}" text-anchor="end">${safe(label)}</text><rect x="${LABEL}" y="${y + 4}" width="${width.toFixed(1)}" height="16" fill="#b01515"/><text x="${(LABEL + width + 6).toFixed(1)}" y="${y + 17}">${safe(said)}</text>`;
  });
  return `<figure><figcaption>${safe(title)}</figcaption><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bars.length * ROW + 4}" font-size="13" role="img" aria-label="${safe(title)}">${drawn.join('')}</svg></figure>`;
}
