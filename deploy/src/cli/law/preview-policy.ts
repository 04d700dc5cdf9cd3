import type { PackDraft } from '@huiying/policy';
import type { RunningPlatform } from '../../platform/running-platform';
import { word } from '../journey/words';
import { supervisorOf } from './supervisor';

/** First and last day of receipt of the cases that are played again; without the last one, up to today. */
export interface AskedPeriod {
  readonly from: string;
  readonly to?: string | undefined;
}

interface Side {
  readonly dueOn: string;
  readonly state: string;
  readonly overdueDays: number;
  readonly rungs: readonly { readonly rung: string; readonly points: number }[];
}

interface Item {
  readonly caseNo: string;
  readonly org: string;
  readonly kind: string;
  readonly before: Side | null;
  readonly after: Side | null;
  readonly causes: readonly string[];
}

interface Figures {
  readonly due: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly onTimeRate: number | null;
  readonly overdueRate: number | null;
  readonly pointsDeducted: number;
}

/** As sla answers `POST /policies/preview`. */
export interface PolicyShown {
  readonly packs: readonly { readonly before: string | null; readonly after: string | null }[];
  readonly differences: readonly { readonly key: string; readonly name: string }[];
  readonly open: { readonly deadlines: number; readonly moved: number; readonly items: readonly Item[] };
  readonly period: {
    readonly from: string;
    readonly to: string;
    readonly cases: number;
    readonly deadlines: number;
    readonly changed: number;
    readonly items: readonly Item[];
    readonly figures: { readonly before: Figures; readonly after: Figures };
  };
}

/** Asks sla what a draft would do. @throws Problem */
export async function previewPolicy(
  draft: PackDraft,
  { from, to }: AskedPeriod,
  platform: Pick<RunningPlatform, 'secrets' | 'http'>,
): Promise<PolicyShown> {
  const supervisor = await supervisorOf(platform);
  const body = { ...draft, from, ...(to === undefined ? {} : { to }) };
  return (await supervisor.ask('sla', '/policies/preview', body)) as unknown as PolicyShown;
}

export function previewText({ packs, differences, open, period }: PolicyShown): string {
  const { before, after } = period.figures;
  return [
    ...packs.map((each) => `${each.before ?? '尚无'} → ${each.after ?? '无'}`),
    `变动的参数：${differences.length === 0 ? '无' : differences.map(({ name, key }) => `${name}（${key}）`).join('、')}`,
    `未结期限 ${open.deadlines} 项，其中 ${open.moved} 项会变动（未作任何更改）`,
    ...open.items.map(line),
    `${period.from} 至 ${period.to} 收到的 ${period.cases} 件按草案重演，${period.deadlines} 项期限中 ${period.changed} 项不同`,
    ...period.items.map(line),
    `按期办结率 ${percent(before.onTimeRate)} → ${percent(after.onTimeRate)}（到期 ${before.due} → ${after.due}）`,
    `超期率 ${percent(before.overdueRate)} → ${percent(after.overdueRate)}`,
    `扣分 ${before.pointsDeducted} → ${after.pointsDeducted}`,
  ].join('\n');
}

const line = ({ caseNo, org, kind, before, after, causes }: Item): string =>
  `  ${caseNo}  ${org}  ${word(kind)}  ${side(before)} → ${side(after)}  〔${causes.join('、')}〕`;

function side(clock: Side | null): string {
  if (clock === null) return '无此期限';
  const late = clock.overdueDays > 0 ? `${clock.overdueDays}日` : '';
  const points = Math.max(0, ...clock.rungs.map((each) => each.points));
  return [clock.dueOn, word(clock.state), late, points > 0 ? `${points}分` : ''].filter(Boolean).join(' ');
}

const percent = (rate: number | null): string => (rate === null ? '–' : `${(rate * 100).toFixed(2)}%`);
