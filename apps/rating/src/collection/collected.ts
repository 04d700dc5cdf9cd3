import type { Pack } from '@huiying/policy';
import type { Refusal } from '../rating/refusal';

/** What a clerk may enter for a person; everything else people do themselves (HA-10, HA-44). */
export const STAFF_ORIGINS = ['phone_invited', 'paper', 'self_recorded'] as const;
export type StaffOrigin = (typeof STAFF_ORIGINS)[number];

/** How a rating came to us, when the province did not hand it over. */
export interface CollectedBy {
  readonly way: 'qr' | 'clerk';
  readonly qrId?: string;
  /** The clerk, by the subject of the token. */
  readonly enteredBy?: string;
  /** When the paper or the record was received; entered later (JL-02). ISO-8601 with offset. */
  readonly receivedAt?: string;
  /** Names the call, the sheet or the record: the same one again is the same rating. A digest. */
  readonly proof?: string;
  /** The system whose number `upstreamCaseNo` is. */
  readonly caseSystem?: string;
}

/** What a clerk hands in for somebody. */
export interface Entry {
  readonly origin?: string | undefined;
  readonly invitation?: { readonly inviter?: string; readonly callRef?: string } | undefined;
  /** The paper form, or the written record of the complaint room. */
  readonly scan?: { readonly sha256?: string } | undefined;
  readonly staffNo?: string | undefined;
  readonly windowOrg?: string | undefined;
}

/** Who enters it. */
export interface EnteringClerk {
  readonly sub: string;
}

const no = (reasonCode: Refusal['reasonCode'], message: string, ruleId?: string): Refusal => ({
  reasonCode,
  message,
  ...(ruleId === undefined ? {} : { ruleId }),
});

/**
 * A clerk may enter what somebody said by telephone, on paper or in the complaint room, each with its proof. No rating
 * is made by staff: neither in the name of a person who uses a device or the net, nor of the clerk himself (HA-10).
 * @returns why it is refused, or undefined
 */
export function refuseEntry(entry: Entry, clerk: EnteringClerk, pack: Pack): Refusal | undefined {
  const origin = STAFF_ORIGINS.find((one) => one === entry.origin);
  if (origin === undefined)
    return no('RATING.NOT_BY_STAFF', `staff enter only: ${STAFF_ORIGINS.join(', ')}`, 'HA-10');
  if (entry.staffNo !== undefined && entry.staffNo === clerk.sub)
    return no('RATING.NOT_BY_STAFF', 'a rating of oneself replaces nobody’s', 'HA-10');
  if (origin === 'phone_invited' && !pack.value<boolean>('rating.phone_invitation'))
    return no('RATING.NOT_BY_STAFF', 'nobody is invited by telephone to rate here', 'XX-36');
  if (origin === 'phone_invited')
    return entry.invitation?.inviter === undefined || needsCallRef(entry, pack)
      ? no('RATING.CALL_REF_MISSING', 'who invited, and the reference of the call', 'XX-36')
      : undefined;
  return entry.scan?.sha256 === undefined
    ? no('RATING.PROOF_MISSING', 'the scan of the form or record, with its SHA-256', 'JL-02')
    : undefined;
}

const needsCallRef = ({ invitation }: Entry, pack: Pack): boolean =>
  invitation?.callRef === undefined && pack.value<string>('rating.phone_without_call_ref') === 'hold';

/**
 * Ratings collected here flow to the province at once, but for the channels that stay local (HA-06, HA-15).
 * @param channel canonical
 */
export function flowsToProvince(
  collected: CollectedBy | undefined,
  channel: string | undefined,
  pack: Pack,
): boolean {
  if (collected === undefined) return true;
  const local = pack.parameter('rating.forwarded_except')?.value as readonly string[] | undefined;
  return channel === undefined || !(local ?? []).includes(channel);
}
