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

/** Who answers for a linked case, while it is being handled: its master, or the parts that this one was split into. */
export async function handlersOf(
  file: CaseFile,
  cases: Cases,
  unit: UnitOfWork,
): Promise<readonly AcceptedCase[]> {
  if (file.status !== 'linked') return [];
  const master = await cases.find(unit, file.masterId);
  const parts = master?.status === 'split' ? master.parts : [];
  const handled = [master, ...(await Promise.all(parts.map(({ caseId }) => cases.find(unit, caseId))))];
  return handled.filter((each): each is AcceptedCase => each?.status === 'accepted');
}
