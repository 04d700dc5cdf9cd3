import type { Indicator } from './indicator';

/** Only who was reached has said anything; a file that was read asks nobody. */
const NOT_REACHED = "f.outcome <> 'reached'";

/** Indicators of the sampled follow-up (XX-28, XX-31). */
export const followUpIndicators: readonly Indicator[] = [
  {
    id: 'followup_satisfaction_rate',
    no: 10,
    zh: '抽查回访满意率',
    en: 'satisfied, of those reached by sampled follow-up',
    formula:
      '（非常满意＋满意＋基本满意）÷ 本期回访到本人的（按回访日；未联系上、不愿答复、仅调阅察看的不计）',
    source: 'followUp',
    period: 'f.visited_on',
    measure: 'ratio',
    subject: 'f.visited_on is not null',
    excluded: `${NOT_REACHED} or f.satisfaction is null`,
    numerator: "f.satisfaction in ('very_satisfied', 'satisfied', 'fairly_satisfied')",
  },
  {
    id: 'followup_satisfaction_rate.sample_rate',
    no: 10,
    zh: '抽查率',
    en: 'cases that were visited, of those completed',
    formula: '已回访的件 ÷ 本期办结件数（按首轮办结日），与抽查回访满意率一并看',
    source: 'case',
    period: 'c.completed_on',
    measure: 'ratio',
    subject: 'c.completed_on is not null',
    numerator:
      "exists (select 1 from follow_up f where f.id = 'f-' || c.case_id and f.doc->>'visitedOn' is not null)",
  },
  {
    id: 'followup_rate',
    no: 11,
    zh: '回访率',
    en: 'followed up, of those drawn',
    formula: '已回访（含未联系上）÷ 本期抽取应回访（按抽取日）',
    source: 'followUp',
    period: 'f.sampled_on',
    measure: 'ratio',
    subject: 'f.sampled_on is not null',
    numerator: "f.state = 'visited'",
  },
  {
    id: 'solved_rate',
    no: 12,
    zh: '问题解决率',
    en: 'solved, of those reached who said so or not',
    formula: '本人认为已解决 ÷ 本期回访到本人并答复是否解决的（按回访日）',
    source: 'followUp',
    period: 'f.visited_on',
    measure: 'ratio',
    subject: 'f.visited_on is not null',
    excluded: `${NOT_REACHED} or f.solved is null`,
    numerator: 'f.solved',
  },
];
