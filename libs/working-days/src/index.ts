export * from './local-date';
export * from './calendar-table';
export { Calendar, loadCalendar, type DayKind } from './calendar';
export { readCalendarTable, readCalendarTables, shippedCalendar } from './calendar-files';
export { defaultCountingOptions, type CountingOptions, type TimeOfDay } from './counting-options';
export {
  CalendarNotLoaded,
  dueDate,
  dueDates,
  type DueDate,
  type DueDateQuestion,
  type DueDates,
} from './due-date';
export {
  dueDateWithPauses,
  type ClockState,
  type Extension,
  type NotBefore,
  type PausedDueDateQuestion,
} from './due-date-with-pauses';
export type { Pause, PauseKind } from './pauses';
export {
  isOnTime,
  overdueAt,
  overdueWorkingDays,
  rungInstant,
  workingDaysBetween,
  workingDaysLeft,
  type OverdueQuestion,
  type Rung,
  type RungQuestion,
} from './rungs';
export { defaultNoticeWindow, nextNoticeInstant, type NoticeWindow } from './notice-window';
export { dueAfterHours, type HoursQuestion, type OfficeHours } from './due-after-hours';
export {
  explain,
  type DayReason,
  type ExplainedDay,
  type Explanation,
  type ExplanationQuestion,
  type Recomputation,
} from './explain';
export { explanationText } from './explanation-text';
