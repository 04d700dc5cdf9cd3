import type { BrokenDown, Bulletin, FigureCell, Version } from './bulletin';
import { inChinese, instantInChinese, kindOfBulletin, periodInChinese } from './chinese';
import { cellText, count, hidden, percent, text } from './printed';
import type { PrintedBlock, PrintedBulletin, PrintedCell, PrintedChart, PrintedTable } from './printed';
import { isShare } from './is-share';
import { sectionsOfUnits } from './sections-of-units';

const COLUMN = { narrow: 9, number: 11, name: 22, wide: 46 };

/**
 * The bulletin as it is read: what was counted, for whom, and by which formula; every share with what it is made of.
 * @param version undefined: a draft, which nobody may quote
 */
export function compose(bulletin: Bulletin, version: Version | undefined): PrintedBulletin {
  const kind = kindOfBulletin(bulletin.period);
  const edition = bulletin.edition === 'public' ? '公开版' : '内部版';
  return {
    title: `${bulletin.place}政务服务诉求办理${kind}`,
    subtitle: `${periodInChinese(bulletin.period)} · ${edition} · ${version ? `第${version.version}版` : '草稿，未定稿'}`,
    asOf: bulletin.asOf,
    blocks: blocksOf(bulletin, version).map(numbered()),
  };
}

const blocksOf = (bulletin: Bulletin, version: Version | undefined): PrintedBlock[] => [
  ...opening(bulletin, version),
  { kind: 'heading', text: '总体情况' },
  overall(bulletin),
  trend(bulletin),
  ...bulletin.breakdowns.flatMap(brokenDown),
  ...sectionsOfUnits(bulletin),
  ...explanations(bulletin),
];

/** 一、二、三、… before each heading, in the order in which they stand. */
function numbered(): (block: PrintedBlock) => PrintedBlock {
  let place = 0;
  return (block) => {
    if (block.kind !== 'heading') return block;
    place += 1;
    return {
      ...block,
      text: `${'一二三四五六七八九'[place - 1] ?? (place === 10 ? '十' : '')}、${block.text}`,
    };
  };
}

function opening(bulletin: Bulletin, version: Version | undefined): PrintedBlock[] {
  const volume = bulletin.overall.find(({ id }) => id === 'volume');
  const onTime = bulletin.overall.find(({ id }) => id === 'on_time_rate');
  const satisfied = bulletin.overall.find(({ id }) => id === 'case_satisfaction_rate');
  const said = [
    volume && `受理诉求${cellText(figure(volume))}件`,
    onTime && `按期办结率${cellText(figure(onTime))}`,
    satisfied && `群众满意率${cellText(figure(satisfied))}`,
  ].filter(Boolean);
  const corrected = version?.reason
    ? [
        paragraph(
          `本版为更正版（第${version.version}版）。更正原因：${version.reason}。共更正${version.changes.length}处。`,
        ),
      ]
    : [];
  return [
    paragraph(
      `${periodInChinese(bulletin.period)}，${said.join('，')}。数据截至${instantInChinese(bulletin.asOf)}。`,
    ),
    ...corrected,
  ];
}

const paragraph = (said: string): PrintedBlock => ({ kind: 'paragraph', text: said });

function figure(cell: FigureCell): PrintedCell {
  if (cell.masked) return hidden;
  return isShare(cell.id) ? percent(cell.value) : count(cell.value);
}

/** 3/4: what a share is made of. */
function madeOf({ numerator, denominator, masked }: FigureCell): string {
  if (masked || denominator === null) return '';
  return `${numerator === null ? '' : cellText(count(numerator))}/${cellText(count(denominator))}`;
}

function overall({ overall: figures }: Bulletin): PrintedTable {
  return {
    kind: 'table',
    title: '总体指标',
    columns: [
      { title: '指标', width: COLUMN.name },
      { title: '本期', width: COLUMN.number },
      { title: '分子/分母', width: COLUMN.number },
      { title: '上期', width: COLUMN.number },
      { title: '不计入', width: COLUMN.narrow },
      { title: '口径', width: COLUMN.wide },
    ],
    rows: figures.map((each) => [
      text(each.name),
      figure(each),
      text(madeOf(each)),
      figure(each.previous),
      each.excluded === undefined ? hidden : count(each.excluded),
      text(each.formula),
    ]),
  };
}

const trend = ({ trend: months }: Bulletin): PrintedChart => ({
  kind: 'chart',
  title: '各月受理量',
  unit: '件',
  bars: months.map(({ month, volume }) => ({ label: month, value: volume })),
});

function brokenDown(table: BrokenDown): PrintedBlock[] {
  const title = `分${inChinese(table.by)}情况`;
  const nameOf = (row: BrokenDown['rows'][number]): string => row.name ?? inChinese(row.key);
  const first = table.figures[0];
  const bars = table.rows.map((row) => ({ label: nameOf(row), value: row.cells[0]?.value ?? null }));
  return [
    { kind: 'heading', text: title },
    {
      kind: 'table',
      title,
      columns: [
        { title: inChinese(table.by), width: COLUMN.name },
        ...table.figures.flatMap(({ name }) => [{ title: name, width: COLUMN.number + 4 }]),
      ],
      rows: table.rows.map((row) => [text(nameOf(row)), ...row.cells.map((cell) => shareWithParts(cell))]),
      note: '括号内为分子/分母；“–”为分母为零，“＊”为不足规定件数、不予显示。',
    },
    ...(first && bars.length > 1
      ? [{ kind: 'chart' as const, title: `分${inChinese(table.by)}${first.name}`, unit: '', bars }]
      : []),
  ];
}

function shareWithParts(cell: FigureCell): PrintedCell {
  const parts = madeOf(cell);
  if (!isShare(cell.id) || parts === '' || cell.value === null) return figure(cell);
  return text(`${cellText(figure(cell))}（${parts}）`);
}

function explanations(bulletin: Bulletin): PrintedBlock[] {
  const { rules, watermark, policies } = bulletin;
  const topics = [...new Set(watermark.map(({ topic }) => topic))];
  return [
    { kind: 'heading', text: '编制说明' },
    paragraph(`依据：${bulletin.document}。规则版本：${policies.join('、')}。`),
    paragraph(
      `排名：分母（计分类为受理量）不足${rules.minimumVolume}件的不排名；数值相同的名次相同。公开版中不足${rules.maskBelow}件的分项不显示。`,
    ),
    paragraph(`数据水位：${topics.map((topic) => `${topic} ${positions(bulletin, topic)}`).join('；')}。`),
  ];
}

const positions = ({ watermark }: Bulletin, of: string): string =>
  watermark
    .filter(({ topic }) => topic === of)
    .map(({ partition, next }) => `${partition}:${next}`)
    .join(' ');
