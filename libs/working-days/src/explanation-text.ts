import type { Pause, PauseKind } from './pauses';
import type { ExplainedDay, Explanation } from './explain';
import { dateOfDay, dayOfInstant, startOfDayNumber, type LocalDate } from './local-date';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const PAUSES: Record<PauseKind, string> = {
  appeal: '申诉处理期间',
  review: '提交后审核期间',
  'return-request': '退单审核期间',
};

/** The explanation as an officer or a citizen reads it: one line per day, then the due date. */
export function explanationText(explanation: Explanation): string {
  const { startedOn, startEvent, workingDays, ruleId, article } = explanation;
  return [
    `起算：${startEvent}，${chineseDate(startedOn)}${timeOf(explanation.startedAt)}`,
    `依据：${article}（${ruleId}）`,
    `期限：${workingDays}个工作日`,
    ...explanation.extensions.map((it) => `延期：${instant(it.grantedAt)}批准延长${it.workingDays}个工作日`),
    ...explanation.pauses.map(pauseLine),
    `日历：${explanation.calendarVersion}`,
    ...explanation.sources.map((source) => `　　　${source.document}`),
    '逐日计算：',
    ...explanation.days.map(dayLine),
    ...movedLines(explanation),
    outcomeLine(explanation),
    ...provisionalLines(explanation),
    ...explanation.recomputations.map(
      ({ at, reason, before, after }) =>
        `重算：${instant(at)}，${reason}，届满日由${chineseDate(before.dueOn)}（日历${before.calendarVersion}）` +
        `变更为${chineseDate(after.dueOn)}（日历${after.calendarVersion}）`,
    ),
  ].join('\n');
}

function dayLine(day: ExplainedDay): string {
  const kind = `${day.kind}${day.name === undefined ? '' : `（${day.name}）`}${day.estimated ? '［估算］' : ''}`;
  return `　${day.date} 星期${WEEKDAYS[day.weekday - 1]} ${kind}：${verdict(day)}`;
}

function verdict(day: ExplainedDay): string {
  switch (day.reason) {
    case 'counted':
      return `计入，第${day.runningCount}个工作日`;
    case 'start-day':
      return '不计，起算当日不计入';
    case 'weekend':
    case 'holiday':
    case 'closure':
      return '不计';
    case 'paused':
      return `不计，${PAUSES[day.pause!]}期限中止`;
    case 'limit-reached':
      return '不再计数，届满日已顺延';
  }
}

const pauseLine = ({ kind, from, to }: Pause): string =>
  `中止：${PAUSES[kind]}，自${instant(from)}${to === undefined ? '起，尚未恢复' : `至${instant(to)}`}`;

function movedLines({ outcome, options }: Explanation): string[] {
  if (outcome.status === 'paused') return [];
  const moved = outcome.notBefore.filter(({ date }) => date === outcome.dueOn);
  return moved.map(({ because, date }) =>
    because === 'rework-minimum'
      ? `顺延：退回重办后不少于${options.reworkMinDays}个工作日，届满日不早于${chineseDate(date)}`
      : `顺延：延期自批准之日起算，届满日不早于${chineseDate(date)}`,
  );
}

function outcomeLine({ outcome, options }: Explanation): string {
  if (outcome.status === 'paused')
    return `期限中止：自${chineseDate(outcome.pausedSince)}起不计，恢复后尚余${outcome.workingDaysLeft}个工作日`;
  return `届满：${chineseDate(outcome.dueOn)}${options.dayEnd}`;
}

/** Q36: an estimate is never shown as if it were certain. */
function provisionalLines({ outcome, days }: Explanation): string[] {
  if (!outcome.provisional) return [];
  const years = [...new Set(days.filter((day) => day.estimated).map((day) => day.date.slice(0, 4)))];
  return [`暂定：${years.join('、')}年放假安排尚未载入，按星期一至星期五为工作日估算，载入后重新计算`];
}

const chineseDate = (date: LocalDate): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

function timeOf(at: number): string {
  const minutes = Math.floor((at - startOfDayNumber(dayOfInstant(at))) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const instant = (at: number): string => `${chineseDate(dateOfDay(dayOfInstant(at)))}${timeOf(at)}`;
