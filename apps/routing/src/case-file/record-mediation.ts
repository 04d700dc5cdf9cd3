import { parseTime } from '@huiying/contracts';
import { became, refused, type Outcome } from '../outcome';
import type { CaseFile } from './case-file';

export interface Mediation {
  /** When the two sides were heard together; any time form of the contract. */
  readonly heldAt: string;
  readonly agreed: boolean;
}

const MINUTE = 60_000;

/**
 * Mediation goes with investigation, and both sides are protected (KY-22: 坚持调解与调查处理相结合). That it was held and
 * whether it was agreed is on the case's file; what was said is kept sealed. It neither ends the case nor stops a clock.
 *
 * Refused: after the end; a time before the case was received or in the future.
 */
export function recordMediation(file: CaseFile, mediation: Mediation, now: number): Outcome<CaseFile> {
  if (file.status !== 'proposed' && file.status !== 'handling')
    return refused('CASE.WRONG_STATE', `the case is ${file.status}`);
  const heldAt = parseTime(mediation.heldAt);
  const receivedAt = parseTime(file.facts.receivedAt) ?? now;
  if (heldAt === undefined || heldAt > now || heldAt < receivedAt - MINUTE)
    return refused('CASE.MEDIATION_TIME', 'heldAt lies between the receipt of the case and now');
  const mediations = [...(file.mediations ?? []), { heldAt, agreed: mediation.agreed }];
  return became({ ...file, mediations }, []);
}
