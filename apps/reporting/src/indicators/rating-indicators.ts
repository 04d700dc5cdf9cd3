import type { Indicator } from './indicator';
import { withdrawnIn } from './withdrawn-cases';

export const RATED = "r.rated_on is not null and r.state in ('recorded', 'withdrawn')";
/** A default rating is nobody's opinion; a withdrawn one no longer is. */
const nobodys = (r: string): string => `${r}.state = 'withdrawn' or not ${r}.counted`;
export const NOBODYS = nobodys('r');
/** Nor does one that was annulled (HA-21, JL-14); a contested one does, unless the pack says otherwise (Q9). */
const notCounted = (
  r: string,
): string => `${nobodys(r)} or coalesce(${r}.adoption, 'counted') in ('revoked', 'not_adopted')
  or (${r}.adoption = 'under_review' and not coalesce(${r}.pending_counts, true))`;
export const NOT_COUNTED = notCounted('r');
const OF_A_CASE = `${RATED} and r.case_id is not null`;

const given = (r: string): string => `(coalesce(${r}.rated_at, ${r}.rated_on), ${r}.rating_id)`;
/** Another opinion of the same case that counts. */
const sibling = (than: '<' | '>'): string =>
  `from ratings y where y.rated_case_id = r.case_id and y.state = 'recorded' and not (${notCounted('y')})
    and ${given('y')} ${than} ${given('r')}`;
const earlier = `exists (select 1 ${sibling('<')})`;
const later = `exists (select 1 ${sibling('>')})`;

/** A case that was rated twice is of the month of its last rating, or of its first (Q66): the other ratings stand back. */
const OF_ANOTHER_MONTH = `case coalesce(r.satisfaction_month, 'last_rating') when 'last_rating' then ${later} else ${earlier} end`;
/** … and satisfied if its last rating says so, or its first (Q48). */
const SATISFIED = `case
  when coalesce(r.satisfaction_counts, 'last_rating') = coalesce(r.satisfaction_month, 'last_rating') then r.good
  when r.satisfaction_counts = 'first_rating' then
    coalesce((select y.good ${sibling('<')} order by ${given('y').slice(1, -1)} limit 1), r.good)
  else coalesce((select y.good ${sibling('>')} order by coalesce(y.rated_at, y.rated_on) desc, y.rating_id desc limit 1), r.good)
end`;
/** Redone are a share of the cases with a first rating, or of the cases by their last one (Q48). */
const NOT_OF_REDO_RATE = `case coalesce(r.redo_rate_of, 'first_rating')
  when 'first_rating' then r.round > 1 or ${earlier} else ${later} end`;
const REDONE =
  'exists (select 1 from ratings y where y.rated_case_id = r.case_id and y.redo_ordered_at is not null)';

/** Indicators that count ratings. */
export const ratingIndicators: readonly Indicator[] = [
  {
    id: 'case_satisfaction_rate',
    no: 13,
    zh: '群众满意率',
    en: 'satisfied with the handling of their case',
    formula:
      '（非常满意＋满意＋基本满意）÷ 本期评价的诉求件（每件一次，按末次有效评价及其评价日，规定另有取舍的从其取舍；默认、撤回、撤销、不予采纳的与撤回件不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: OF_A_CASE,
    excluded: `${NOT_COUNTED} or (${withdrawnIn('case_satisfaction_rate')}) or ${OF_ANOTHER_MONTH}`,
    numerator: SATISFIED,
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
    id: 'good_rating_rate.before_annulment',
    no: 14,
    zh: '好评率（撤销前）',
    en: 'good ratings, before any was annulled',
    formula: '好评 ÷ 本期有效评价（按评价日；撤销、不予采纳的仍计，默认、撤回的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: RATED,
    excluded: NOBODYS,
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
    id: 'satisfied_after_rate',
    no: 22,
    zh: '差评经整改满意率',
    en: 'bad ratings whose rater is satisfied after the rectification',
    formula: '经整改满意 ÷ 本期差评中回访到本人的（按评价日；默认、撤回、撤销、不予采纳、未联系上的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: `${RATED} and not r.good and r.follow_up is not null`,
    excluded: `${NOT_COUNTED} or r.follow_up = 'unreachable'`,
    numerator: "r.follow_up = 'satisfied'",
  },
  {
    id: 'redo_rate',
    no: 28,
    zh: '重办率',
    en: 'rated cases that were redone',
    formula:
      '重办 ÷ 本期首轮评价的件（每件一次，按首次有效评价日，规定另有取舍的从其取舍；默认、撤回、撤销、不予采纳的不计）',
    source: 'rating',
    period: 'r.rated_on',
    measure: 'ratio',
    subject: OF_A_CASE,
    excluded: `${NOT_COUNTED} or (${NOT_OF_REDO_RATE})`,
    numerator: REDONE,
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
