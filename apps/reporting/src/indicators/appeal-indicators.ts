import type { Indicator } from './indicator';
import { NOBODYS, RATED } from './rating-indicators';

/** Indicators of appeals of bad ratings, and of how the authority keeps its own limits. */
export const appealIndicators: readonly Indicator[] = [
  {
    id: 'appeal_rate',
    no: 23,
    zh: '申诉率',
    en: 'bad ratings that were appealed',
    formula: '被申诉 ÷ 本期差评（按评价日；撤销、不予采纳的仍计，默认、撤回的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: `${RATED} and not r.good`,
    excluded: NOBODYS,
    numerator: 'r.appealed_on is not null',
  },
  {
    id: 'appeal_rate.success',
    no: 23,
    zh: '申诉成立率',
    en: 'appeals that annulled the rating',
    formula: '撤销或不予采纳 ÷ 本期决定的申诉（按决定日；其后恢复计入的不算成立，撤回的不计）',
    source: 'rating',
    period: 'r.appeal_decided_on',
    measure: 'ratio',
    subject: 'r.appeal_decided_on is not null',
    excluded: NOBODYS,
    numerator: "r.appeal_outcome <> 'stands' and r.adoption in ('revoked', 'not_adopted')",
  },
  {
    id: 'appeal_rate.success.before_reversal',
    no: 23,
    zh: '申诉成立率（更正前）',
    en: 'appeals that annulled the rating, whatever was reversed later',
    formula: '撤销或不予采纳 ÷ 本期决定的申诉（按决定日；其后恢复计入的仍算成立，撤回的不计）',
    source: 'rating',
    period: 'r.appeal_decided_on',
    measure: 'ratio',
    subject: 'r.appeal_decided_on is not null',
    excluded: NOBODYS,
    numerator: "r.appeal_outcome <> 'stands'",
  },
  {
    id: 'appeal_on_time_rate',
    no: 24,
    zh: '复核按期率',
    en: 'appeals decided, and told where that is owed, within their limit',
    formula:
      '按期决定并告知 ÷ 本期到期的申诉（按决定截止日；逾期未决、应告知而逾期告知的计入分母，对该结果未设期限的、撤回的不计）',
    source: 'rating',
    period: 'r.appeal_due_on',
    measure: 'ratio',
    subject: 'r.appeal_due_on is not null and (r.appeal_decided_on is not null or r.appeal_overdue)',
    excluded: `${NOBODYS} or (r.appeal_decided_on is not null and r.appeal_on_time is null)`,
    // the regulation may ask for both, the decision and its notice (JL-19)
    numerator: 'r.appeal_on_time and not coalesce(r.appeal_overdue, false)',
  },
];
