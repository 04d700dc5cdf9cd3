import type { Indicator } from './indicator';
import { NOT_COUNTED, RATED } from './rating-indicators';

/** A share of a bad rating whose time to rectify has come to an end: each unit of a parallel approval has its own (Q58). */
const DUE = "d.kind = 'rectification' and (d.state <> 'running' or d.fallen_due)";
/** Annulled, withdrawn, or under review or appeal: nothing is owed, or nobody can say yet. */
const OWED_NO_MORE = `d.state in ('superseded', 'lapsed') or coalesce(r.state = 'withdrawn', false)
  or (d.state = 'running' and (coalesce(r.review_pending, false) or coalesce(r.adoption = 'under_review', false)))`;
const DONE = "d.state in ('met', 'missed')";

const RECTIFIED = 'r.rectified_on is not null and r.follow_up_concluded';
/** A further unit of the rating that stands and is not through with it. */
const SHARE_LEFT = `select 1 from jsonb_each(coalesce(r.shares, '{}')::jsonb) s
  where coalesce(s.value->>'adoption', 'counted') not in ('revoked', 'not_adopted')
    and not (s.value ? 'rectifiedOn' and coalesce((s.value->>'followUpConcluded')::boolean, false))`;

/** Indicators of what was done about bad ratings. */
export const rectificationIndicators: readonly Indicator[] = [
  {
    id: 'rectification_rate',
    no: 19,
    zh: '差评整改率',
    en: 'bad ratings that stand and were rectified or explained, of those due',
    formula:
      '已整改或已解释 ÷ 本期到期的有效差评（按整改截止日，各单位各计；撤销、不予采纳、撤回、审核中的不计）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: DUE,
    excluded: OWED_NO_MORE,
    numerator: DONE,
  },
  {
    id: 'rectification_rate.ledger',
    no: 19,
    zh: '台账按期整改率',
    en: 'rectified within the limit of the ledger, of those entered in it and due',
    formula: '按台账期限整改 ÷ 本期到期的台账差评（按台账期限；撤销、不予采纳、撤回、审核中的不计）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: `${DUE} and d.ledgered`,
    excluded: OWED_NO_MORE,
    numerator: "d.state = 'met'",
  },
  {
    id: 'on_time_rectification_rate',
    no: 20,
    zh: '差评按期整改率',
    en: 'rectified within the ordinary limit, of those due',
    formula:
      '按期整改 ÷ 本期到期的有效差评（按整改截止日，各单位各计；列入台账的单列，撤销、不予采纳、撤回、审核中的不计）',
    source: 'deadline',
    period: 'd.due_on',
    measure: 'ratio',
    subject: DUE,
    excluded: `${OWED_NO_MORE} or coalesce(d.ledgered, false)`,
    numerator: "d.state = 'met'",
  },
  {
    id: 'real_name_rectified_rate',
    no: 21,
    zh: '实名差评回访整改率',
    en: 'real-name bad ratings that were rectified and followed up',
    formula:
      '已整改且回访有结果 ÷ 本期实名差评（按评价日；多个单位的一次评价，各单位均完成方计；按次数多次联系未果的视为已回访；默认、撤回、撤销、不予采纳、无须整改的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: `${RATED} and not r.good and r.real_name`,
    excluded: `${NOT_COUNTED} or coalesce(r.nothing_owed, false)`,
    numerator: RECTIFIED,
    numeratorOfAll: `${RECTIFIED} and (coalesce(r.counts_apart, false) or not exists (${SHARE_LEFT}))`,
  },
];
