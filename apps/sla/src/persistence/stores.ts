import { ref, store, type AggregateRef } from '@huiying/messaging';
import type { CalendarIndex, LoadedTable } from '../calendar/calendar-index';
import type { CaseClocks } from '../deadline/case-clocks';
import type { RatingClocks } from '../bad-rating/rating-clocks';
import type { Supervision } from '../supervision/supervision';
import type { ExtensionRequest } from '../deadline/extension-request';

/** Why a unit says that it is overdue (Q28), one for each deadline; sealed with the key of the deployment. */
export interface OverdueReason {
  readonly caseId: string;
  readonly statedAt: number;
  readonly sealedReason: string;
}

/** LN-58, by order: whose fault it is that the person is dissatisfied even after the redo. */
export interface FaultFinding {
  readonly caseId: string;
  readonly caseNo: string;
  readonly jurisdiction: string;
  readonly org: string;
  readonly atFault: boolean;
  readonly foundAt: number;
}

export const caseClocks = store<CaseClocks>('case_clocks', { publishes: true });
export const ratingClocks = store<RatingClocks>('rating_clocks', { publishes: true });
export const extensionRequests = store<ExtensionRequest>('extension_request');
export const overdueReasons = store<OverdueReason>('overdue_reason');
export const supervisions = store<Supervision>('supervision');
/** The last number of a division's year: its register has no gaps. */
export const supervisionRegisters = store<{ readonly last: number }>('supervision_register');
export const faultFindings = store<FaultFinding>('fault_finding');
export const calendarIndexes = store<CalendarIndex>('calendar_index');
export const calendarTables = store<LoadedTable>('calendar_table');

export const stores = [
  ...[caseClocks, ratingClocks, extensionRequests, overdueReasons, calendarIndexes, calendarTables],
  ...[supervisions, supervisionRegisters, faultFindings],
];

/** The one row that says which tables count now; read with every decision about clocks. */
export const CURRENT = 'current';
export const currentCalendar: AggregateRef = ref(calendarIndexes, CURRENT);
