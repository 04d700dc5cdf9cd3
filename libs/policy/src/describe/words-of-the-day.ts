/** Chinese for the looks that a department owes each day (XX-06), and for what an office records (LN-25, KY-39). */
export const WORDS_OF_THE_DAY: Readonly<Record<string, string>> = {
  networkPerDay: '每码每日同一来源网段次数',
  counted: '计为一次评价',
  addressee: '接收人',
  channel: '方式',
  working_days: '每个工作日',
  name: '时段',
  morning: '早',
  noon: '中',
  evening: '晚',
  instruction_first: '先报批示，后派单',
  study: '会商研判',
  cooperation: '配合调查',
  incident: '大厅突发事件',
  tracking: '跟踪督办',
  follow_up: '回访',
};
