import { loadPolicies } from '@huiying/policy';
import { deadlinesOf, deadlinesText } from '../cli/journey/deadlines';
import { eventsOf, findCase, type JourneyEvent } from '../cli/journey/journey-events';
import { receiptInWords } from '../cli/journey/sentences';
import { journeyText, localMinute, tellJourney } from '../cli/journey/tell-journey';
import { secretsOf } from '../platform/secrets';
import { withNames } from './names-of-units';
import type { Stage } from './stage';

/**
 * The journey of a case or of a rating as its services published it, and what the province was told of it.
 * @param explainedBefore the rules whose words were printed already; grows
 */
export async function tell(stage: Stage, number: string, explainedBefore: Set<string>): Promise<string> {
  const database = await stage.operator.database();
  const ratingId = stage.ratingOf(number);
  const found = ratingId === undefined ? await findCase(database, number) : undefined;
  const about = ratingId ?? found?.caseId;
  const events =
    about === undefined ? [] : await eventsOf(database, { caseId: about, upstreamCaseNo: number });
  const numbers = [...new Set([number, ...ratingsIn(events)])];
  const head =
    found?.caseNo === undefined || found.caseNo === number ? number : `${number} → ${found.caseNo}`;
  const journey = journeyText(tellJourney(events), explainedBefore);
  const receipts = numbers.map((each) => receiptsOf(stage, each));
  return withNames([` ${head}`, journey, ...receipts].filter((part) => part !== '').join('\n'));
}

/** What the province was told about a number, in one line; nothing about what is not its own. */
function receiptsOf(stage: Stage, number: string): string {
  const told = stage.province.receiptsOf(number).map(({ time, type, data }) => {
    const about = ratedOf(type, data);
    return `${localMinute(time).slice(5)} ${receiptInWords(type, data)}${about}`;
  });
  return told.length === 0 ? '' : withNames(`  省平台回执 ${number}：${told.join(' · ')}`);
}

/** How a case ended, in one line. */
export function briefly(stage: Stage, number: string): string {
  const last = stage.province.receiptsOf(number).at(-1);
  const title = stage.titleOf(number);
  const ended = last === undefined ? '无回执' : receiptInWords(last.type, last.data);
  return `  ${number}${title === undefined ? '' : `「${title}」`}：${ended}`;
}

/** Whose share of a rating a receipt is about. */
const ratedOf = (type: string, { orgCode }: Readonly<Record<string, unknown>>): string =>
  type.startsWith('receipt.rating.') && typeof orgCode === 'string' ? `（${orgCode}）` : '';

function ratingsIn(events: readonly JourneyEvent[]): string[] {
  const numbers = events.map(({ data }) => data['upstreamRatingNo']).filter((no) => typeof no === 'string');
  return [...new Set(numbers)];
}

/** ` o-92618160c8997fa76f87-1:completion:1`: says nothing to a reader. */
const DEADLINE_ID = / o-[0-9a-f]+-\d+:[a-z_]+:\d+/g;

/** How one deadline of a case was counted, day by day. */
export async function tellCount(stage: Stage, upstreamCaseNo: string, kind: string): Promise<string> {
  const found = await findCase(await stage.operator.database(), upstreamCaseNo);
  const operated = { http: stage.platform.connection().http, secrets: secretsOf(stage.platform.home) };
  const deadlines = found === undefined ? [] : await deadlinesOf(operated, found.caseId);
  const counted = deadlines.filter((deadline) => deadline.kind === kind && deadline.state === 'met');
  const text = deadlinesText(counted).join('\n').replace(DEADLINE_ID, '').replace(/^/gm, '  ');
  return `\n  逐日核算这一期限：\n${text}`;
}

interface Figure {
  readonly key: string;
  readonly id: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

/** The few that the table shows, of all that the service answers. */
const SHOWN: readonly (readonly [id: string, zh: string])[] = [
  ['volume', '受理量'],
  ['acceptance_rate', '受理率'],
  ['completion_rate', '办结率'],
  ['on_time_rate', '按期办结率'],
  ['overdue_rate', '超期率'],
  ['handling_days', '平均办理工作日'],
  ['first_contact_on_time_rate', '先行联系按期率'],
  ['first_pass_rate', '一次质检通过率'],
  ['case_satisfaction_rate', '群众满意率'],
  ['redo_rate', '重办率'],
  ['return_rate', '退回率'],
  ['bad_rating_rate', '差评率'],
  ['rectification_rate', '差评整改率'],
  ['satisfied_after_rate', '经整改满意率'],
  ['points_deducted', '扣分'],
];

/** One figure of one jurisdiction now, as `差评率 1/2`. */
export async function figureNow(stage: Stage, jurisdiction: string, id: string, zh: string): Promise<string> {
  await stage.clock.settle();
  const officer = stage.officer('supervisor', '*');
  const { rows } = await officer.get('reporting', `/indicators?period=2026&by=jurisdiction&ids=${id}`);
  const found = (rows as Figure[]).find((each) => each.id === id && each.key === jurisdiction);
  return `${zh} ${found?.numerator ?? 0}/${found?.denominator ?? 0}`;
}

/** Indicators by jurisdiction as `GET /indicators` answers them. */
export async function indicatorTable(stage: Stage, period: string): Promise<string> {
  const officer = stage.officer('supervisor', '*');
  const ids = SHOWN.map(([id]) => id).join(',');
  const { rows } = await officer.get('reporting', `/indicators?period=${period}&by=jurisdiction&ids=${ids}`);
  const figures = rows as Figure[];
  const places = loadPolicies().jurisdictions();
  const cell = (id: string, key: string): string => {
    const figure = figures.find((each) => each.id === id && each.key === key);
    if (figure === undefined || figure.value === null) return '–';
    const { numerator, denominator, value } = figure;
    const shown = String(Math.round(value * 100) / 100);
    return numerator === null || denominator === null ? shown : `${shown} (${numerator}/${denominator})`;
  };
  const line = (head: string, cells: readonly string[]): string =>
    `  ${wide(head, 18)}${cells.map((text) => wide(text, 20)).join('')}`;
  const names = places.map(({ name }) => name);
  const body = SHOWN.map(([id, zh]) =>
    line(
      zh,
      places.map(({ code }) => cell(id, code)),
    ),
  );
  return [line('', names), ...body].join('\n');
}

/** Pads by columns: a Chinese character takes two. */
function wide(text: string, columns: number): string {
  const taken = [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, columns - taken));
}
