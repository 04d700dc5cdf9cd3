import { store } from '@huiying/messaging';
import type { CaseFile } from '../case-file/case-file';
import type { DutyDay } from '../duty-log/duty-day';
import type { Organisation } from '../organisation/organisation';
import type { StoredCaseKey, StoredCaseText, StoredOrderText } from './case-texts';
import type { StoredPublication } from './publications';

/** Publishes `routing.cases`, the receipts and what the departments get: the case is the subject of all of them. */
export const caseFiles = store<CaseFile>('case_file', { publishes: true });
/** Publishes `routing.directory`. */
export const organisations = store<Organisation>('organisation', { publishes: true });
/** The keys of the cases' texts, from intake; sealed with the deployment's key. A purged case has a row without key. */
export const caseKeys = store<StoredCaseKey>('case_key');
/** The text of a case as intake sealed it, kept for later orders. */
export const caseTexts = store<StoredCaseText>('case_text');
/** What a unit wrote about an order, sealed under the case's key. */
export const orderTexts = store<StoredOrderText>('order_text');
/** What anybody may read, by the number of the case; sealed under its key, so that it can be taken back. */
export const publications = store<StoredPublication>('publication');
/** Ratings that other services speak of: the row carries their sequence numbers, and once the redo that was asked for. */
export const ratingReferences = store<{ readonly caseId: string }>('rating_reference');

/** One working day of a department: its looks, and what was missed. Publishes that a look was missed. */
export const dutyDays = store<DutyDay>('duty_day', { publishes: true });

export const stores = [
  caseFiles,
  organisations,
  caseKeys,
  caseTexts,
  orderTexts,
  publications,
  ratingReferences,
  dutyDays,
];
