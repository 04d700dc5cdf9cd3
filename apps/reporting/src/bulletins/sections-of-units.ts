import type { Bulletin, BulletinRanking, NamedUnit } from './bulletin';
import { inChinese } from './chinese';
import { isShare } from './is-share';
import { count, hidden, percent, text } from './printed';
import type { PrintedBlock, PrintedCell, PrintedTable } from './printed';

/** Rankings, deductions, topics and, inside the office, single deductions and the watch list. */
export function sectionsOfUnits(bulletin: Bulletin): PrintedBlock[] {
  return [
    { kind: 'heading', text: '单位排名' },
    ...bulletin.rankings.map(ranking),
    { kind: 'heading', text: '扣分与通报' },
    totals(bulletin),
    ...(bulletin.named ? [named(bulletin.named)] : []),
    ...(bulletin.deductions.lines ? [lines(bulletin)] : []),
    { kind: 'heading', text: '热点事项' },
    topics(bulletin),
    ...(bulletin.watchList ? [{ kind: 'heading' as const, text: '重点监督对象' }, watched(bulletin)] : []),
  ];
}

const column = (title: string, width = 12) => ({ title, width });
const nameOf = (row: {
  readonly org?: string;
  readonly key?: string;
  readonly name: string | null;
}): PrintedCell => text(row.name ?? inChinese(row.org ?? row.key ?? ''));

function ranking({ id, name, placed, unplaced }: BulletinRanking): PrintedTable {
  const value = (cell: BulletinRanking['placed'][number]): PrintedCell => {
    if (cell.masked) return hidden;
    return isShare(id) ? percent(cell.value) : count(cell.value);
  };
  return {
    kind: 'table',
    title: `${name}排名`,
    columns: [column('名次', 8), column('单位', 26), column(name, 16), column('备注', 20)],
    rows: [
      ...placed.map((cell) => [
        count(cell.rank),
        nameOf(cell),
        value(cell),
        text(cell.sharedBy > 1 ? '并列' : ''),
      ]),
      ...unplaced.map((each) => [text('–'), nameOf(each), text(''), text(inChinese(each.why))]),
    ],
  };
}

const unlessMasked = (value: number | null): PrintedCell => (value === null ? hidden : count(value));

function totals({ deductions }: Bulletin): PrintedTable {
  return {
    kind: 'table',
    title: '扣分与通报',
    columns: [column('单位', 26), column('扣分'), column('通报批评'), column('转督查室')],
    rows: deductions.totals.map((total) => [
      nameOf(total),
      count(total.points),
      unlessMasked(total.criticisms),
      unlessMasked(total.handedToInspection),
    ]),
    ...(deductions.totals.length === 0 ? { note: '本期无扣分。' } : {}),
  };
}

const named = (units: readonly NamedUnit[]): PrintedTable => ({
  kind: 'table',
  title: '通报名单',
  columns: [column('日期'), column('单位', 26), column('事由', 20), column('条款'), column('问责')],
  rows: units.map((unit) => [
    text(unit.on),
    nameOf(unit),
    text(inChinese(unit.why)),
    text(unit.ruleId),
    text(unit.accountable ? '已决定问责' : ''),
  ]),
  ...(units.length === 0 ? { note: '本期无通报。' } : {}),
});

function lines({ deductions }: Bulletin): PrintedTable {
  return {
    kind: 'table',
    title: '扣分明细',
    columns: [
      ...[
        column('日期'),
        column('单位', 18),
        column('件号', 24),
        column('期限'),
        column('预警'),
        column('条款'),
      ],
      ...[column('本级分值'), column('计扣'), column('备注', 18)],
    ],
    rows: (deductions.lines ?? []).map((line) => [
      text(line.chargedOn),
      text(line.org),
      text(line.caseNo ?? line.caseId ?? line.ratingId),
      text(inChinese(line.kind)),
      text(inChinese(line.rung)),
      text(line.ruleId),
      count(line.points),
      count(line.charged),
      text(line.cancelled ? `撤回：${inChinese(line.cancelled.why)}` : ''),
    ]),
  };
}

function topics({ topics: all, rules }: Bulletin): PrintedTable {
  const { baseMonths, growth, minimum } = rules.topics;
  return {
    kind: 'table',
    title: '热点事项',
    columns: [
      ...[column('事项', 26), column('件数'), column('占比'), column('对比均值'), column('增长倍数')],
      ...[column('集中单位', 18), column('热点', 8)],
    ],
    rows: all.map((topic) => [
      text(inChinese(topic.topic)),
      count(topic.count),
      topic.share === null ? hidden : percent(topic.share),
      unlessMasked(topic.mean),
      topic.growth === null ? (topic.mean === null ? hidden : text('新出现')) : count(topic.growth),
      text(topic.org),
      text(topic.hot ? '是' : ''),
    ]),
    note: `与前${baseMonths}个月均值相比；不少于${minimum}件且达到${growth}倍的为热点。只供分析，不自动启动督办。`,
  };
}

function watched({ watchList, rules }: Bulletin): PrintedTable {
  return {
    kind: 'table',
    title: '重点监督对象',
    columns: [column('对象', 10), column('单位或窗口', 26), column('投诉'), column('差评')],
    rows: (watchList ?? []).map((each) => [
      text(inChinese(each.per)),
      nameOf(each),
      count(each.complaints),
      count(each.badRatings),
    ]),
    note: `本${inChinese(rules.watched.within)}投诉与差评合计达到${rules.watched.count}件的列入；是否监督检查由人员决定。`,
  };
}
