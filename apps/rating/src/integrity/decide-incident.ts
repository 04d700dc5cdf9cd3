import type { Pack } from '@huiying/policy';
import type { Refusal } from '../rating/refusal';
import type { Incident, KnownMeasure, Measure, Referral } from './incident';

export interface DecidingIncident {
  readonly founded: boolean;
  readonly measures: readonly Measure[];
  readonly privacyConfirmed: boolean;
  readonly at: number;
  readonly by: string;
}

/** The ratings of the incident that were decided to be malicious, as far as they are one person's. */
export interface MaliciousRecord {
  readonly confirmed: number;
}

interface CreditLaw {
  readonly enabled: boolean;
  readonly confirmed: number;
}

/**
 * A person decides: founded or not, and what follows. A measure is taken by decision only, and only one that the regulation
 * knows for this kind: to replace a window person (JL-10), to hold to account (JL-11, HA-36), to enter repeated malice in a
 * credit record (HA-22), which is off unless the pack says otherwise.
 */
export function decideIncident(
  incident: Incident,
  deciding: DecidingIncident,
  pack: Pack,
  malicious: MaliciousRecord,
): Refusal | Incident {
  const { founded, measures, privacyConfirmed, at, by } = deciding;
  if (incident.state !== 'open')
    return { reasonCode: 'INTEGRITY.DECIDED', message: `the incident was ${incident.state}` };
  if (!founded && measures.length > 0)
    return { reasonCode: 'INTEGRITY.NOT_FOUNDED', message: 'nothing follows from what is unfounded' };
  const known = pack.value<readonly KnownMeasure[]>('integrity.measures');
  const taken = measures.map((measure) => ({
    measure,
    rule: known.find((each) => each.measure === measure && each.kinds.includes(incident.kind)),
  }));
  const unknown = taken.find(({ rule }) => rule === undefined);
  if (unknown)
    return {
      reasonCode: 'INTEGRITY.MEASURE_NOT_KNOWN',
      message: `the regulation knows no '${unknown.measure}' for '${incident.kind}'`,
    };
  if (measures.includes('named_publicly') && incident.org === undefined)
    return {
      ...{ reasonCode: 'INTEGRITY.NO_UNIT', ruleId: ruleOf(taken, 'named_publicly') },
      message: 'the incident says of no unit that it is at fault',
    };
  const refusal = measures.includes('credit_record')
    ? whyNoRecord(pack, malicious, privacyConfirmed)
    : undefined;
  if (refusal) return refusal;
  return {
    ...incident,
    state: founded ? 'founded' : 'unfounded',
    decision: {
      ...{ founded, at, by },
      measures: taken.map(({ measure, rule }) => ({
        measure,
        ...(rule?.ruleId === undefined ? {} : { ruleId: rule.ruleId }),
      })),
      ...(privacyConfirmed ? { privacyConfirmed: true as const } : {}),
    },
  };
}

const ruleOf = (
  taken: readonly { readonly measure: Measure; readonly rule: KnownMeasure | undefined }[],
  of: Measure,
): string | undefined => taken.find(({ measure }) => measure === of)?.rule?.ruleId;

/** HA-22: 多次恶意差评的视情纳入: never by itself, off by default, for one person's malice that was decided so often. */
function whyNoRecord(
  pack: Pack,
  { confirmed }: MaliciousRecord,
  privacyConfirmed: boolean,
): Refusal | undefined {
  const parameter = pack.parameter('integrity.malicious_record');
  const { enabled, confirmed: needed } = parameter?.value as CreditLaw;
  const ruleId = parameter?.ruleId;
  if (!enabled)
    return { reasonCode: 'INTEGRITY.RECORD_OFF', ruleId, message: 'the record of persons is switched off' };
  if (confirmed < needed)
    return {
      ...{ reasonCode: 'INTEGRITY.NOT_REPEATED', ruleId },
      message: `${confirmed} of this person's ratings were decided to be malicious, ${needed} are needed`,
    };
  if (!privacyConfirmed)
    return {
      ...{ reasonCode: 'INTEGRITY.PRIVACY_NOT_CONFIRMED', ruleId },
      message: 'say that the privacy of the person was weighed',
    };
  return undefined;
}

/** Where harm was done it goes to discipline inspection or another authority (JL-11): once, and only what was found true. */
export function referIncident(incident: Incident, referral: Referral, pack: Pack): Refusal | Incident {
  const targets = pack.value<readonly Referral['target'][]>('integrity.referral');
  if (!targets.includes(referral.target))
    return { reasonCode: 'INTEGRITY.MEASURE_NOT_KNOWN', message: `it may go to: ${targets.join(', ')}` };
  if (incident.state !== 'founded')
    return { reasonCode: 'INTEGRITY.NOT_FOUNDED', message: `the incident is ${incident.state}` };
  if (incident.referral) return { reasonCode: 'INTEGRITY.REFERRED', message: 'it was referred before' };
  return { ...incident, referral };
}
