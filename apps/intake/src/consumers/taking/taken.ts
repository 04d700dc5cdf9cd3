import { PermanentFailure, type UnitOfWork } from '@huiying/messaging';
import type { AcceptedCase, CaseFile } from '../../case/case-file';
import type { Cases } from '../../persistence/cases';
import type { TurnOf } from '../../persistence/waiting-events';

/** Takes one event of the province whose turn has come. It loads, decides and publishes; the caller saves the case. */
export interface TakesEvent {
  /**
   * @param file undefined before `created` has been taken
   * @throws PermanentFailure when the event can never be taken; nothing is kept of it then, not even its number
   */
  take(file: CaseFile | undefined, turn: TurnOf, caseId: string, unit: UnitOfWork): Promise<CaseFile>;
}

/** @throws PermanentFailure when the first event of a number is not `created`; the number stays free for that one. */
export function created(file: CaseFile | undefined): CaseFile {
  if (file) return file;
  throw new PermanentFailure('CASE.NOT_CREATED', [
    { path: '/eventSeq', message: 'event 1 of a case must create it' },
  ]);
}

/** The case that has to answer for a linked one, while it is being handled. */
export async function masterOf(
  file: CaseFile,
  cases: Cases,
  unit: UnitOfWork,
): Promise<AcceptedCase | undefined> {
  if (file.status !== 'linked') return undefined;
  const master = await cases.find(unit, file.masterId);
  return master?.status === 'accepted' ? master : undefined;
}
