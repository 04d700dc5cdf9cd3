import type { Reconciliation } from '../cli/reconcile/reconcile';
import type { rebuildReporting } from '../cli/reporting/rebuild-reporting';

const STATES: Readonly<Record<string, string>> = {
  completed: '已办结',
  refused: '不予受理',
  returned: '退回省平台',
  transferred: '已移送',
  withdrawn: '已撤回',
  duplicate: '重复件',
  recorded: '评价已登记',
  answered: '已答复',
  replayed: '重发，答复同前',
  rejected: '无法接收，已告知原因',
  missing: '无着落',
};

/** What became of every message that the province has sent. */
export function accountText({ messages, counts }: Reconciliation): string {
  const rows = Object.entries(counts)
    .filter(([state, count]) => count > 0 || state === 'missing')
    .map(([state, count]) => `${STATES[state] ?? state} ${count}`);
  return `  省平台共发来 ${messages} 条消息：${rows.join('，')}`;
}

/** Whether reporting that was made again from the event logs is what it was. */
export function rebuiltText({
  events,
  rebuilt,
  identical,
  differing,
}: Awaited<ReturnType<typeof rebuildReporting>>): string {
  const rows = Object.values(rebuilt.tables).reduce((sum, table) => sum + table.rows, 0);
  const differences = Object.entries(differing).map(([table, count]) => `${table} ${count} 行`);
  return [
    `  由 ${events} 条事件重建，共 ${rows} 行`,
    `  ${identical ? '与现行报表逐行一致' : `不一致：${differences.join('，')}`}`,
    `  校验值 ${rebuilt.digest}`,
  ].join('\n');
}
