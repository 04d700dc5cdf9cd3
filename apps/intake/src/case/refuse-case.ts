import {
  CaseRefused,
  CaseReturned,
  ReceiptCaseRefused,
  ReceiptCaseReturned,
  event,
  formatTime,
  type Decider,
} from '@huiying/contracts';
import type { EndedCase, Registered } from './case-file';
import { about, numberOf, type Decision } from './decision';

/** Why a case is not taken, and what its sender is told. */
export interface Refusing {
  readonly reasonCode: string;
  readonly ruleId?: string;
  /** Chinese text for the person. */
  readonly guidance?: string;
  /** Where to turn instead. */
  readonly referral?: string;
  readonly by: Decider;
  readonly person?: string;
}

/** Not accepted: the rule, and where to turn, go with the answer; an end of its own. */
export function refuseCase(registered: Registered, refusing: Refusing, at: number): Decision<EndedCase> {
  const { reasonCode, guidance, by } = refusing;
  const file = ended(registered, 'refused', refusing, at);
  const told = {
    reasonCode,
    ...rule(refusing),
    ...(refusing.referral ? { referral: refusing.referral } : {}),
  };
  const data = {
    caseId: file.facts.caseId,
    ...numberOf(file),
    ...told,
    decidedBy: by,
    refusedAt: formatTime(at),
  };
  return {
    file,
    events: [
      event(CaseRefused, { ...about(file), data }),
      event(ReceiptCaseRefused, {
        ...about(file),
        data: { ...numberOf(file), ...told, ...(guidance ? { guidance } : {}) },
      }),
    ],
  };
}

/** Back to the province (XX-13: what its filter let slip); an end of its own. */
export function returnCase(registered: Registered, returning: Refusing, at: number): Decision<EndedCase> {
  const { reasonCode, by } = returning;
  const file = ended(registered, 'returned', returning, at);
  const told = { reasonCode, ...rule(returning) };
  const data = {
    caseId: file.facts.caseId,
    ...numberOf(file),
    ...told,
    decidedBy: by,
    returnedAt: formatTime(at),
  };
  return {
    file,
    events: [
      event(CaseReturned, { ...about(file), data }),
      event(ReceiptCaseReturned, { ...about(file), data: { ...numberOf(file), ...told } }),
    ],
  };
}

function ended(
  registered: Registered,
  outcome: 'refused' | 'returned',
  why: Refusing,
  at: number,
): EndedCase {
  const { reasonCode, by, person } = why;
  const entry = { at, what: outcome, by: person ?? by, reasonCode, ...rule(why) };
  return {
    ...registered,
    status: 'ended',
    outcome,
    endedAt: at,
    round: 1,
    life: [...registered.life, entry],
  };
}

const rule = ({ ruleId }: Refusing): { ruleId?: string } => (ruleId === undefined ? {} : { ruleId });
