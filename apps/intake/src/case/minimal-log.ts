import type { Pack } from '@huiying/policy';
import { lived, type CaseFile } from './case-file';
import { ruleOf, type Decision } from './decision';

/** By these a person who is told at once where to turn has had his answer. */
const ANSWERED_ON_THE_SPOT: readonly string[] = ['telephone', 'counter'];

/**
 * Out of scope is neither registered nor passed on, only explained (KY-20; 不受理、不登记、不转办). What a clerk took down at
 * the telephone or the counter and a person then finds to be out of scope leaves the time, the channel and the reason:
 * no words, nobody's name (Q82). A letter or an online case is answered and kept.
 * @returns the same decision where the case is kept
 */
export function onlyLogged(
  before: CaseFile,
  decision: Decision,
  pack: Pack | undefined,
  at: number,
): Decision {
  const { file } = decision;
  if (pack?.value('intake.out_of_scope_record') !== 'minimal_log' || before.status !== 'held')
    return decision;
  if (file.status !== 'ended' || file.outcome !== 'refused' || before.entry === undefined) return decision;
  if (!ANSWERED_ON_THE_SPOT.includes(file.facts.channel ?? '')) return decision;
  const found = before.findings.find(({ check }) => check === 'out_of_scope');
  if (found === undefined || file.life.at(-1)?.reasonCode !== found.reasonCode) return decision;
  const rule = ruleOf(pack.parameter('intake.out_of_scope_record')?.ruleId);
  return { ...decision, file: lived(file, { at, what: 'only_logged', ...rule }) };
}
