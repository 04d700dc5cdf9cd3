import type { Indicator } from './indicator';

const RATED = "r.rated_on is not null and r.state in ('recorded', 'withdrawn')";
/** A default rating is nobody's opinion; a withdrawn one no longer is. */
const NOBODYS = "r.state = 'withdrawn' or not r.counted";
/** Nor does one count that was annulled on appeal (HA-21, JL-14). */
const NOT_COUNTED = `${NOBODYS} or coalesce(r.adoption, 'counted') in ('revoked', 'not_adopted')`;
const OF_A_CASE = `${RATED} and r.case_id is not null`;

/** Indicators that count ratings. */
export const ratingIndicators: readonly Indicator[] = [
  {
    id: 'case_satisfaction_rate',
    no: 13,
    zh: '群众满意率',
    en: 'satisfied with the handling of their case',
    formula: '（非常满意＋满意＋基本满意）÷ 本期诉求件评价（按评价日；默认、撤回、撤销、不予采纳的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: OF_A_CASE,
    excluded: NOT_COUNTED,
    numerator: 'r.good',
  },
  {
    id: 'good_rating_rate',
    no: 14,
    zh: '好评率',
    en: 'good ratings',
    formula: '好评 ÷ 本期有效评价（按评价日；默认、撤回、撤销、不予采纳的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: RATED,
    excluded: NOT_COUNTED,
    numerator: 'r.good',
  },
  {
    id: 'bad_rating_rate',
    no: 15,
    zh: '差评率',
    en: 'bad ratings',
    formula: '差评 ÷ 本期有效评价（按评价日；默认、撤回、撤销、不予采纳的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: RATED,
    excluded: NOT_COUNTED,
    numerator: 'not r.good',
  },
  {
    id: 'bad_rating_rate.before_annulment',
    no: 15,
    zh: '差评率（撤销前）',
    en: 'bad ratings, before any was annulled',
    formula: '差评 ÷ 本期有效评价（按评价日；撤销、不予采纳的仍计，默认、撤回的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: RATED,
    excluded: NOBODYS,
    numerator: 'not r.good',
  },
  {
    id: 'average_score',
    no: 18,
    zh: '平均分',
    en: 'average score',
    formula: 'Σ 分值 ÷ 本期有效评价（按评价日；非常满意10、满意8、基本满意6、不满意4、非常不满意2）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'mean',
    subject: RATED,
    excluded: NOT_COUNTED,
    amount:
      "case r.satisfaction when 'very_satisfied' then 10 when 'satisfied' then 8 when 'fairly_satisfied' then 6 when 'dissatisfied' then 4 when 'very_dissatisfied' then 2 end",
  },
  {
    id: 'redo_rate',
    no: 28,
    zh: '重办率',
    en: 'rated cases that were redone',
    formula: '重办 ÷ 本期首轮评价的件（按评价日；重办后的评价、默认、撤回、撤销、不予采纳的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: OF_A_CASE,
    excluded: `${NOT_COUNTED} or r.round > 1`,
    numerator: 'r.redo_ordered_at is not null',
  },
  {
    id: 'redo_rate.satisfied',
    no: 28,
    zh: '重办满意率',
    en: 'satisfied after the redo',
    formula: '重办后满意 ÷ 本期重办后评价（按评价日；默认、撤回、撤销、不予采纳的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: `${OF_A_CASE} and r.round > 1`,
    excluded: NOT_COUNTED,
    numerator: 'r.good',
  },
];
