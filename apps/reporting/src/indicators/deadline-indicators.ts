import type { Indicator } from './indicator';

/** A clock that ended, or one whose due instant has passed; an open one that is not yet due is no subject. */
const due = (kind: string): string =>
  `d.kind = '${kind}' and coalesce(o.role, 'lead') = 'lead' and (d.state <> 'running' or d.fallen_due)`;

/** Where the regulation publishes one rate for cases and bad ratings, rectifications are among them (XX-31, Q83). */
const HANDLING_DUE = `(${due('completion')}) or (d.kind = 'rectification' and coalesce(r.rectification_counts, false)
  and (d.state <> 'running' or d.fallen_due))`;

/** Superseded: another clock took over, or the case was withdrawn. Under review the clock stands still (Q50). */
const NOT_COUNTED =
  "d.state in ('superseded', 'lapsed') or (d.state = 'running' and (coalesce(o.awaiting_review, false) or coalesce(r.review_pending, false)))";
const OVERDUE = "d.state in ('missed', 'running')";

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
    numerator: "d.state = 'met'",
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
    subject: `(${HANDLING_DUE}) and ${OVERDUE}`,
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
    excluded: "d.state in ('superseded', 'lapsed')",
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
