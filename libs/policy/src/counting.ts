import type { CountingOptions } from '@huiying/working-days';
import type { Pack } from './pack';

/** The pack's answers to the counting questions (Q1, Q3, Q7, Q12, Q21, Q22, Q24–Q26, Q36, Q62) as the calendar takes them. */
export function countingOf(pack: Pack): CountingOptions {
  return {
    countStartDay: pack.value('clock.count_start_day'),
    dayEnd: pack.value('clock.day_end'),
    pausedDay: pack.value('clock.paused_day') === 'running_at_end' ? 'paused-at-end' : 'paused-all-day',
    reworkMinDays: pack.value('rework.min_days'),
    submissionDay: pack.value('rework.submission_day_used') ? 'used' : 'free',
    lateRework: pack.value('rework.late_failed') === 'original_date' ? 'original-date' : 'resumed-date',
    extensionFrom: pack.value('extension.start') === 'due_date' ? 'due-date' : 'grant-date',
    overdueDay: pack.value('alert.fires_at') === 'start_of_day' ? 'begun' : 'completed',
    daysLeft: pack.value('alert.before_counts_today') ? 'including-today' : 'excluding-today',
    alertUnit: pack.value('alert.unit') === 'working_day' ? 'working-days' : 'calendar-days',
    yearNotLoaded: pack.value('calendar.unloaded_year') === 'provisional' ? 'estimate' : 'refuse',
  };
}
