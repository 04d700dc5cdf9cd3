import type { Indicator } from './indicator';

/** How many topics make a concentration; several that share the last place are all among them. */
const TOP = 3;

/** Indicators that need more than what happened to cases: what other systems counted, or what all cases are about. */
export const fedIndicators: readonly Indicator[] = [
  {
    id: 'complained_of_rate',
    no: 8,
    zh: '被投诉率（每万件）',
    en: 'complaints per 10 000 matters dealt with',
    formula:
      '本期受理的投诉 ÷ 本期办件量 × 10000（按被投诉单位、受理日与导入的办件量所属月；未导入办件量的单位与月份、撤回与移送的投诉不计）',
    source: 'service',
    period: 'e.counted_on',
    measure: 'quotient',
    subject: 'true',
    excluded: 'not e.fed',
    numerator: 'e.complaints > 0',
    amount: 'e.complaints',
    base: 'e.volume',
    scale: 10_000,
  },
  {
    id: 'rating_coverage',
    no: 17,
    zh: '评价覆盖率',
    en: 'registered objects with a rating in the month',
    formula:
      '当月有评价的对象 ÷ 本期登记的评价对象（单位、事项、窗口、渠道，按导入清单逐月；默认、撤回的评价不算）',
    source: 'volume',
    period: 'v.counted_on',
    measure: 'ratio',
    subject: 'true',
    numerator: `exists (select 1 from rated_units y where y.jurisdiction = v.jurisdiction and y.org = v.org
      and y.rated_on between v.counted_on and v.month || '-31' and y.state = 'recorded' and y.counted
      and (v.task_code is null or y.task_code = v.task_code) and (v.window_no is null or y.window_no = v.window_no)
      and (v.channel is null or y.channel = v.channel))`,
  },
  {
    id: 'topic_concentration',
    no: 33,
    zh: '热点集中度',
    en: 'share of the three most frequent topics of the month',
    formula: `当月件数居前${TOP}位的主题 ÷ 本期有主题的受理件（按受理日，逐月定位次，并列的都计；无主题的不计；增长见通报）`,
    source: 'topic',
    period: 'c.accepted_on',
    measure: 'ratio',
    subject: 'c.accepted_on is not null',
    excluded: 'c.matter is null',
    numerator: `c.place <= ${TOP}`,
  },
  {
    id: 'staff_upheld_count',
    no: 34,
    zh: '窗口人员计数',
    en: 'upheld complaints that name a member of staff',
    formula: '本期认定成立且指明工作人员的投诉（按认定日；逐人计数另见，只供负责人）',
    source: 'finding',
    period: 'g.found_on',
    measure: 'count',
    subject: 'g.upheld and g.names_person',
  },
  {
    id: 'upstream_match_rate',
    no: 35,
    zh: '省平台对账一致率',
    en: 'numbers of the province’s statement that are here',
    formula: '本平台有记录的编号 ÷ 本期省平台清单所列的件与评价编号（按清单所属月）',
    source: 'statement',
    period: 's.counted_on',
    measure: 'ratio',
    subject: 'true',
    numerator: 'cf.id is not null or rf.id is not null',
  },
];
