import type { Indicator } from './indicator';
import { withdrawnIn, withdrawnYetIn } from './withdrawn-cases';

/** A clock that ended, or one whose due instant has passed; an open one that is not yet due is no subject. */
const due = (kind: string): string =>
  `d.kind = '${kind}' and coalesce(o.role, 'lead') = 'lead' and (d.state <> 'running' or d.fallen_due)`;

/** Where the regulation publishes one rate for cases and bad ratings, rectifications are among them (XX-31, Q83). */
const HANDLING_DUE = `(${due('completion')}) or (d.kind = 'rectification' and coalesce(r.rectification_counts, false)
  and (d.state <> 'running' or d.fallen_due))`;

/** Withdrawn when it was overdue already: where a withdrawn case stays in the rate, it stays as overdue (Q18). */
const WITHDRAWN_LATE = `coalesce(d.state = 'superseded' and d.closed_at::timestamptz > d.due_at::timestamptz
  and ${withdrawnYetIn('on_time_rate')}, false)`;
/** Superseded: another clock took over, or the case was withdrawn. Under review the clock stands still (Q50). */
const NOT_COUNTED = `(d.state in ('superseded', 'lapsed') and not ${WITHDRAWN_LATE}) or (${withdrawnIn('on_time_rate')})
  or (d.state = 'running' and (coalesce(o.awaiting_review, false) or coalesce(r.review_pending, false)))`;
/** Where a redo or a supervision that was missed makes the original late, that is written into the case (Q35). */
const LATER_LATE = "(d.kind = 'completion' and coalesce(c.later_late, false))";
const OVERDUE = `d.state in ('missed', 'running', 'superseded') or (d.state = 'met' and ${LATER_LATE})`;
const ENDED = "d.state in ('superseded', 'lapsed')";

/** Indicators that count legal clocks, and what was deducted for them. */
export const deadlineIndicators: readonly Indicator[] = [
  {
    id: 'on_time_rate',
    no: 3,
    zh: '按期办结率',
    en: 'completed on time, of the cases due',
    formula:
      '按期办结 ÷ 本期到期件（按截止日；超期未办结的计入分母，失效的期限与审核中的不计；新乡含差评整改）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: HANDLING_DUE,
    excluded: NOT_COUNTED,
    numerator: `d.state = 'met' and not ${LATER_LATE}`,
  },
  {
    id: 'on_time_rate.without_extensions',
    no: 3,
    zh: '按期办结率（不计延期）',
    en: 'completed within the limit that held before any extension, of the cases due',
    formula: '在延期前的期限内办结 ÷ 本期到期件（与按期办结率同一分母；按现行截止日）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: HANDLING_DUE,
    excluded: NOT_COUNTED,
    numerator: `d.state = 'met' and not ${LATER_LATE} and (d.unextended_due_at is null or d.closed_at::timestamptz <= d.unextended_due_at::timestamptz)`,
  },
  {
    id: 'overdue_rate',
    no: 5,
    zh: '超期率',
    en: 'overdue, of the cases due',
    formula: '超期 ÷ 本期到期件（按截止日），等于 1 − 按期办结率',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: HANDLING_DUE,
    excluded: NOT_COUNTED,
    numerator: OVERDUE,
  },
  {
    id: 'overdue_rate.mean_days',
    no: 5,
    zh: '平均超期天数',
    en: 'mean overdue working days of the cases answered late',
    formula: 'Σ 超期工作日 ÷ 超期办结件数（按截止日；尚未办结的天数未定，不计）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'mean',
    subject: `(${HANDLING_DUE}) and d.state in ('missed', 'running')`,
    excluded: "d.state = 'running'",
    amount: 'd.overdue_days',
  },
  {
    id: 'first_contact_on_time_rate',
    no: 6,
    zh: '响应率',
    en: 'first contact in time, of those required',
    formula: '按期先行联系 ÷ 本期应联系件（按截止日；失效的期限不计）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: due('first_contact'),
    excluded: ENDED,
    numerator: "d.state = 'met'",
  },
  {
    id: 'redo_rate.on_time',
    no: 28,
    zh: '重办按期率',
    en: 'redone in time, of the redos due',
    formula: '按期重办 ÷ 本期到期的重办（按重办截止日；超期未完成的计入分母，失效的期限与审核中的不计）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: due('redo'),
    excluded: `${ENDED} or (d.state = 'running' and coalesce(o.awaiting_review, false))`,
    numerator: "d.state = 'met'",
  },
  {
    id: 'supervision_count.on_time',
    no: 30,
    zh: '督办按期率',
    en: 'supervisions that were met in time, of those due',
    formula: '按期落实 ÷ 本期到期的督办（按督办期限；超期未落实的计入分母，失效的不计）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: "d.kind = 'supervision' and (d.state <> 'running' or d.fallen_due)",
    excluded: ENDED,
    numerator: "d.state = 'met'",
  },
  {
    id: 'points_deducted',
    no: 31,
    zh: '扣分',
    en: 'points deducted',
    formula: 'Σ 各单位各件最高预警级别分值的增加（按触发日；撤回的预警不计）',
    source: 'alert',
    period: 'a.raised_on',
    measure: 'sum',
    subject: 'true',
    amount: 'a.increase',
  },
];
