import { ReceiptCaseCompleted, event, type DataOf, type OutgoingEvent } from '@huiying/contracts';
import { lived, registeredPart, type CaseFile, type EndedCase, type LinkedCase } from './case-file';
import { about, nothingHappened, numberOf, refusedEvent, type Decision } from './decision';
import { withdrawn } from './withdraw-case';

/*
 * From acceptance on routing has the case; intake follows its events so that the province's next event, the next case of
 * the same person and a linked case are judged by where the case stands. Only what became of a withdrawal is said from
 * here.
 */

/** @param isAccused the unit is the accused party: it never learns who complains (LN-53) */
export function caseAssigned(file: CaseFile, org: string, isAccused: boolean, at: number): Decision {
  if (file.status !== 'accepted') return nothingHappened(file);
  const { leadIsAccused: _former, ...kept } = file;
  const assigned = {
    ...kept,
    stage: 'assigned' as const,
    leadOrg: org,
    ...(isAccused ? { leadIsAccused: true } : {}),
  };
  return { file: lived(assigned, { at, what: 'assigned' }), events: [] };
}

export function caseReplied(file: CaseFile, round: number, at: number): Decision {
  if (file.status !== 'accepted') return nothingHappened(file);
  return { file: lived({ ...file, stage: 'replied' as const, round }, { at, what: 'replied' }), events: [] };
}

/** Linked cases get their end when the clocks of this one are closed. */
export function caseCompleted(file: CaseFile, round: number, at: number): Decision {
  if (file.status !== 'accepted') return nothingHappened(file);
  const { withdrawal, ...kept } = registeredPart(file);
  const ended: EndedCase = {
    ...kept,
    status: 'ended',
    outcome: 'completed',
    endedAt: at,
    round,
    ...(file.leadOrg === undefined ? {} : { leadOrg: file.leadOrg }),
    life: [...file.life, ...overtaken(withdrawal, at), { at, what: 'completed' }],
  };
  return { file: ended, events: tooLate(ended, withdrawal) };
}

/** A withdrawal that came too late to be granted has been overtaken by the end. */
const overtaken = (withdrawal: Asked, at: number): CaseFile['life'] =>
  withdrawal ? [{ at, what: 'withdrawal_overtaken' }] : [];

/** The province is told so, as it is when it asks after the end (Q70); without proof it was told to wait. */
const tooLate = (ended: CaseFile, withdrawal: Asked): OutgoingEvent[] =>
  withdrawal ? [refusedEvent(ended, withdrawal.seq, 'CASE.ENDED')] : [];

type Asked = ReturnType<typeof registeredPart>['withdrawal'];

/** A redo opens the completed case once more (LN-49). */
export function caseReopened(file: CaseFile, round: number, at: number): Decision {
  if (file.status !== 'ended' || file.outcome !== 'completed') return nothingHappened(file);
  const { leadOrg } = file;
  const reopened: CaseFile = {
    ...registeredPart(file),
    status: 'accepted',
    stage: 'assigned',
    round,
    ...(leadOrg === undefined ? {} : { leadOrg }),
  };
  return { file: lived(reopened, { at, what: 'reopened' }), events: [] };
}

/** Routing has ended the case because the person withdrew it: the province is told from here. */
export function caseWithdrawn(file: CaseFile, at: number): Decision {
  return file.status === 'ended' ? nothingHappened(file) : withdrawn(file, at, true);
}

export function caseTransferred(file: CaseFile, at: number): Decision {
  if (file.status !== 'accepted') return nothingHappened(file);
  const { round, leadOrg } = file;
  const { withdrawal, ...kept } = registeredPart(file);
  const ended: EndedCase = {
    ...kept,
    ...{ status: 'ended', outcome: 'transferred', endedAt: at, round },
    ...(leadOrg === undefined ? {} : { leadOrg }),
    life: [...file.life, ...overtaken(withdrawal, at), { at, what: 'transferred' }],
  };
  return { file: ended, events: tooLate(ended, withdrawal) };
}

/** The linked cases have been told; a redo is the master's own. */
export function followersTold(file: CaseFile): CaseFile {
  const { followers: _told, ...rest } = file;
  return rest;
}

export type ClosedClocks = Pick<
  DataOf<typeof ReceiptCaseCompleted>,
  'round' | 'finishedAt' | 'completedAt' | 'onTime'
>;

/** The master is done and its clocks are closed: the linked case is completed with it (contract §2, `linked`). */
export function completedWithMaster(file: LinkedCase, closed: ClosedClocks, at: number): Decision<EndedCase> {
  const ended: EndedCase = {
    ...registeredPart(file),
    status: 'ended',
    outcome: 'completed',
    endedAt: at,
    round: closed.round,
    life: [...file.life, { at, what: 'completed_with_master' }],
  };
  const { round, finishedAt, completedAt, onTime } = closed;
  const data = { ...numberOf(file), round, outcome: 'linked' as const, finishedAt, completedAt, onTime };
  return { file: ended, events: [event(ReceiptCaseCompleted, { ...about(file), data })] };
}
