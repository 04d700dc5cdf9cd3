import type { Pack } from '@huiying/policy';
import { defined } from '../rating/rating-facts';
import type { Refusal } from '../rating/refusal';
import type { Incident, KnownIncident } from './incident';

export type Recording = Omit<Incident, 'state' | 'decision' | 'referral' | 'ruleId'>;

/** A person records what he saw or what a signal has shown him; only what the regulation knows (JL-06, HA-36). */
export function recordIncident(recording: Recording, pack: Pack): Refusal | Incident {
  const known = pack.value<readonly KnownIncident[]>('integrity.incidents');
  const rule = known.find(({ kind }) => kind === recording.kind);
  if (!rule)
    return {
      reasonCode: 'INTEGRITY.KIND_NOT_KNOWN',
      message: `the regulation knows: ${known.map(({ kind }) => kind).join(', ')}`,
    };
  const { ruleId } = rule;
  if (recording.source === 'signal' && recording.ratingIds.length === 0)
    return {
      reasonCode: 'INTEGRITY.EVIDENCE_MISSING',
      ruleId,
      message: 'a signal is of at least one rating',
    };
  return { ...recording, state: 'open', ...defined({ ruleId }) };
}
