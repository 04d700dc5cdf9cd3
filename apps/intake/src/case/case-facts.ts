import {
  caseTypeOf,
  channelOf,
  formatTime,
  instantOf,
  localDateOf,
  type CaseId,
  type CaseRegistered,
  type DataOf,
  type ProvinceCaseCreated,
} from '@huiying/contracts';
import type { Pack, Policies } from '@huiying/policy';

/** What every service may know of a case: facts and codes, no text, no names. */
export type CaseFacts = DataOf<typeof CaseRegistered>;
export type Created = DataOf<typeof ProvinceCaseCreated>;

export interface Registering {
  readonly caseId: CaseId;
  readonly caseNo: string;
  /** The pack's own division code, whatever alias the sender used. */
  readonly jurisdiction: string;
  /** When it counts as received, epoch milliseconds (Q73). */
  readonly receivedAt: number;
  /** When a clerk entered it, epoch milliseconds. */
  readonly enteredAt?: number;
}

/**
 * When a case counts as received (Q73), and the law of that day: its legal arrival here; in the other reading the instant
 * at which the province says it had it. Which reading holds is the law's of the day of arrival.
 */
export function receivedUnder(
  policies: Policies,
  code: string,
  arrivedAt: number,
  atProvince: number,
): { readonly receivedAt: number; readonly pack: Pack | undefined } {
  const pack = policies.inForce(code, localDateOf(arrivedAt));
  if (pack?.clock.receiptInstant !== 'province_received_at') return { receivedAt: arrivedAt, pack };
  return { receivedAt: atProvince, pack: policies.inForce(code, localDateOf(atProvince)) };
}

/** The facts of a case as it came. A code that no table knows stays raw beside `unknown`; it is never guessed. */
export function factsOf(data: Created, registering: Registering): CaseFacts {
  const { caseId, caseNo, jurisdiction, receivedAt, enteredAt } = registering;
  const caseType = caseTypeOf(data.caseType);
  const channel = channelOf(data.channel);
  const party = data.party;
  const anonymous = party === undefined || party.anonymous === true;
  return {
    caseId,
    caseNo,
    sourceSystem: data.sourceSystem,
    upstreamCaseNo: data.upstreamCaseNo,
    jurisdiction,
    caseType: caseType ?? 'unknown',
    ...(caseType === undefined || typeof data.caseType === 'object' ? { caseTypeRaw: data.caseType } : {}),
    ...(channel === undefined || channel === 'default' ? {} : { channel }),
    urgency: data.urgency ?? 'normal',
    receivedAt: formatTime(receivedAt),
    receivedOn: localDateOf(receivedAt),
    ...(enteredAt === undefined
      ? { upstreamReceivedAt: formatTime(instantOf(data.receivedAt)) }
      : { enteredAt: formatTime(enteredAt) }),
    ...(data.serviceCase ? { serviceCase: data.serviceCase } : {}),
    ...(data.respondent ? { respondent: respondentCodes(data.respondent) } : {}),
    ...(data.topic ? { topic: data.topic } : {}),
    ...(data.orgHint === undefined ? {} : { orgHint: data.orgHint }),
    realName: !anonymous && party.realName === true,
    anonymous,
    attachmentsCount: data.attachments?.length ?? 0,
  };
}

/** `<PACK>-<year of receipt>-<number, seven digits at least>`. */
export function caseNoOf(pack: string, receivedOn: string, number: number): string {
  return `${pack}-${receivedOn.slice(0, 4)}-${String(number).padStart(7, '0')}`;
}

/** The accused unit, window and staff number are codes; the accused person's name stays sealed. */
export function respondentCodes(
  respondent: NonNullable<Created['respondent']>,
): NonNullable<CaseFacts['respondent']> {
  const { orgCode, windowNo, staffNo, behaviourCode } = respondent;
  return {
    ...(orgCode === undefined ? {} : { orgCode }),
    ...(windowNo === undefined ? {} : { windowNo }),
    ...(staffNo === undefined ? {} : { staffNo }),
    ...(behaviourCode === undefined ? {} : { behaviourCode }),
  };
}
