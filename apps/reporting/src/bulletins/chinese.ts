const WORDS: Readonly<Record<string, string>> = {
  consultation: '咨询',
  complaint: '投诉',
  report: '举报',
  help: '求助',
  suggestion: '建议',
  other: '其他',
  unknown: '未定类',
  pc: '电脑端',
  mobile: '移动端',
  qr: '二维码',
  hall_tablet: '大厅平板',
  hall_terminal: '大厅自助机',
  telephone: '电话',
  sms: '短信',
  hotline: '热线',
  letter: '来信',
  box: '意见箱',
  counter: '窗口',
  organisation: '承办单位',
  window: '窗口',
  staff: '人员',
  type: '类型',
  channel: '渠道',
  blue: '蓝色',
  yellow: '黄色',
  red: '红色',
  inspection: '转督查室',
  completion: '办结',
  redo: '重办',
  acceptance: '受理',
  no_value: '本期无可计数的件',
  below_minimum_volume: '件数不足',
  masked: '不予显示',
  on_time_after_all: '后证实按期',
  rating_annulled: '评价已撤销或不予采纳',
  failure_to_rectify: '整改不到位',
  poor_result: '整改成效不理想',
  spot_check: '抽查发现问题',
  month: '月',
  quarter: '季',
  year: '年',
  '-': '未分派',
};

export const inChinese = (word: string): string => WORDS[word] ?? word;

/** `2026-10` → 2026年10月; `2026-Q4` → 2026年第四季度; `2026` → 2026年 */
export function periodInChinese(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `${year}年`;
  if (part.startsWith('Q')) return `${year}年第${'一二三四'[Number(part.slice(1)) - 1] ?? ''}季度`;
  return `${year}年${Number(part)}月`;
}

export function kindOfBulletin(period: string): '月报' | '季报' | '年报' {
  if (/^\d{4}$/.test(period)) return '年报';
  return period.includes('Q') ? '季报' : '月报';
}

/** `2026-11-01T09:30:00+08:00` → 2026年11月1日09:30 */
export function instantInChinese(instant: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(instant) ?? [];
  return year === undefined ? instant : `${year}年${Number(month)}月${Number(day)}日${time ?? ''}`;
}
