import { ref, store, type AggregateRef } from '@huiying/messaging';
import type { CalendarIndex, LoadedTable } from '../calendar/calendar-index';
import type { CaseClocks } from '../deadline/case-clocks';
import type { RatingClocks } from '../bad-rating/rating-clocks';
import type { ExtensionRequest } from '../deadline/extension-request';

/** Why a unit says that it is overdue (Q28), one for each deadline; sealed with the key of the deployment. */
export interface OverdueReason {
  readonly caseId: string;
  readonly statedAt: number;
  readonly sealedReason: string;
}

export const caseClocks = store<CaseClocks>('case_clocks', { publishes: true });
export const ratingClocks = store<RatingClocks>('rating_clocks', { publishes: true });
export const extensionRequests = store<ExtensionRequest>('extension_request');
export const overdueReasons = store<OverdueReason>('overdue_reason');
export const calendarIndexes = store<CalendarIndex>('calendar_index');
export const calendarTables = store<LoadedTable>('calendar_table');

export const stores = [
  ...[caseClocks, ratingClocks, extensionRequests, overdueReasons, calendarIndexes, calendarTables],
];

/** The one row that says which tables count now; read with every decision about clocks. */
export const CURRENT = 'current';
export const currentCalendar: AggregateRef = ref(calendarIndexes, CURRENT);
