import {
  CaseWithdrawalRequested,
  CaseWithdrawn,
  ReceiptCaseHeld,
  ReceiptCaseSupplemented,
  ReceiptCaseWithdrawn,
  event,
  formatTime,
  type DataOf,
} from '@huiying/contracts';
import { lived, registeredPart, type CaseFile, type EndedCase } from './case-file';
import { about, nothingHappened, numberOf, refusedEvent, type Decision } from './decision';

export interface WithdrawalRequest {
  readonly seq: number;
  readonly at: number;
  readonly hasProof: boolean;
  /** Reason and proof, sealed with the case's key. */
  readonly sealedText?: NonNullable<DataOf<typeof CaseWithdrawalRequested>['sealedText']>;
}

/** How the pack treats a withdrawal without proof, and one after the end. */
export interface WithdrawalLaw {
  readonly withoutProof?: string | undefined;
  readonly afterEnd?: string | undefined;
}

/**
 * The person withdraws (Q18). With proof: a case that is not yet accepted ends; for an accepted one routing is asked, the
 * only one who may end it (engine rule 17). Without proof a person decides (Q43). After the end it is refused, or only
 * recorded: the case keeps the one end that it has (Q70).
 */
export function withdrawCase(file: CaseFile, request: WithdrawalRequest, law: WithdrawalLaw): Decision {
  const { seq, at, hasProof } = request;
  const { withoutProof = 'hold', afterEnd = 'refused' } = law;
  if (file.status === 'ended') return afterTheEnd(file, request, afterEnd);
  if (file.withdrawal?.status === 'asked') return nothingHappened(file);
  if (hasProof || withoutProof !== 'hold') return provenWithdrawal(file, request);
  const held = { ...file, withdrawal: { status: 'unproven' as const, seq, at } };
  return {
    file: lived(held, { at, what: 'withdrawal_held', reasonCode: 'INTAKE.WITHDRAWAL_UNPROVEN' }),
    events: [
      event(ReceiptCaseHeld, {
        ...about(file),
        data: { ...numberOf(file), reasonCode: 'INTAKE.WITHDRAWAL_UNPROVEN' },
      }),
    ],
  };
}

/** Recorded, it is answered as anything else that is added to a case. */
function afterTheEnd(file: EndedCase, { seq, at }: WithdrawalRequest, afterEnd: string): Decision {
  if (afterEnd !== 'recorded') return { file, events: [refusedEvent(file, seq, 'CASE.ENDED')] };
  return {
    file: lived(file, { at, what: 'withdrawal_recorded' }),
    events: [event(ReceiptCaseSupplemented, { ...about(file), data: numberOf(file) })],
  };
}

/** Proven, or taken by a person without proof. Of a split case each part is withdrawn by itself. */
export function provenWithdrawal(file: Exclude<CaseFile, EndedCase>, request: WithdrawalRequest): Decision {
  const { seq, at, hasProof, sealedText } = request;
  const asked = { ...file, withdrawal: { status: 'asked' as const, seq, at } };
  if (file.status === 'split')
    return { file: lived(asked, { at, what: 'withdrawal_requested' }), events: [] };
  if (file.status !== 'accepted') return withdrawn(file, at, false);
  const data = {
    caseId: file.facts.caseId,
    requestedAt: formatTime(at),
    hasProof,
    ...(sealedText ? { sealedText } : {}),
  };
  return {
    file: lived(asked, { at, what: 'withdrawal_requested' }),
    events: [event(CaseWithdrawalRequested, { ...about(file), data })],
  };
}

/** The case has ended by withdrawal: here, or because routing has ended it. */
export function withdrawn(
  file: Exclude<CaseFile, EndedCase>,
  at: number,
  afterAssignment: boolean,
): Decision<EndedCase> {
  const ended: EndedCase = {
    ...registeredPart(file),
    status: 'ended',
    outcome: 'withdrawn',
    endedAt: at,
    round: file.status === 'accepted' ? file.round : 1,
    ...(file.status === 'accepted' && file.leadOrg !== undefined ? { leadOrg: file.leadOrg } : {}),
    life: [...file.life, { at, what: 'withdrawn' }],
  };
  const data = { caseId: file.facts.caseId, ...numberOf(file), withdrawnAt: formatTime(at), afterAssignment };
  return {
    file: ended,
    events: [
      event(CaseWithdrawn, { ...about(file), data }),
      event(ReceiptCaseWithdrawn, { ...about(file), data: numberOf(file) }),
    ],
  };
}
