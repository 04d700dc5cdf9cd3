import type { Indicator } from './indicator';

const alerts = (rung: 'blue' | 'yellow' | 'red', zh: string): Indicator => ({
  id: `supervision_count.${rung}`,
  no: 30,
  zh: `${zh}预警数`,
  en: `${rung} alerts`,
  formula: `本期发出的${zh}预警（按触发日；撤回的不计）`,
  source: 'alert',
  period: 'a.raised_on',
  measure: 'count',
  subject: `a.rung = '${rung}'`,
});

/** Supervision, urging and alerts (LN-57…67), each counted. */
export const supervisionIndicators: readonly Indicator[] = [
  {
    id: 'supervision_count',
    no: 30,
    zh: '督办数',
    en: 'supervisions issued',
    formula: '本期发出的督办（按督办日）',
    source: 'supervision',
    period: 'u.issued_on',
    measure: 'count',
    subject: 'true',
  },
  {
    id: 'supervision_count.urges',
    no: 30,
    zh: '催办数',
    en: 'times that persons urged, by the cases accepted',
    formula: 'Σ 本期受理件的催办次数（按受理日）',
    source: 'case',
    period: 'c.accepted_on',
    measure: 'sum',
    subject: 'c.accepted_on is not null',
    amount: 'coalesce(c.urges, 0)',
  },
  alerts('blue', '蓝色'),
  alerts('yellow', '黄色'),
  alerts('red', '红色'),
];
