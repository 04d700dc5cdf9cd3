import { localDateOf } from '@huiying/working-days';
import { became, refused, type Outcome } from '../outcome';
import type { ActiveOrganisation, Organisation } from '../organisation/organisation';
import { dutyDayIdOf, partOf, type DutyDay, type LookDuty } from './duty-day';

/** More than anybody looks in a day; a client that asks in a loop does not make the record grow. */
const MOST = 48;

/**
 * Somebody of a department has looked at what it has to handle (XX-33: 专人…早、中、晚三次登录…查看). Written down with the
 * instant, on a day off as well.
 *
 * Refused: where the regulation knows no duty log; for an organisation that gets no orders yet.
 */
export function recordLook(
  day: DutyDay | undefined,
  organisation: Organisation,
  { staffNo }: { readonly staffNo?: string },
  duty: LookDuty | undefined,
  now: number,
): Outcome<DutyDay> {
  if (!duty) return refused('POLICY.RULE_REFUSES', 'the regulation knows no duty log');
  if (organisation.status !== 'active')
    return refused('ROUTING.ORG_NOT_ACTIVE', `'${organisation.org}' is ${organisation.status}`);
  const today = day ?? newDay(organisation, now);
  if (today.looks.length >= MOST) return { kind: 'nothing' };
  const part = partOf(now, duty);
  const look = { at: now, part, how: 'said' as const, ...(staffNo === undefined ? {} : { staffNo }) };
  return became({ ...today, looks: [...today.looks, look] }, []);
}

function newDay({ org, jurisdiction }: ActiveOrganisation, at: number): DutyDay {
  const on = localDateOf(at);
  return { dutyDayId: dutyDayIdOf(org, on), org, jurisdiction, on, looks: [] };
}
