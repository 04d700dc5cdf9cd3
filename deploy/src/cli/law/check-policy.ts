import {
  describeDifferences,
  describePack,
  diffPacks,
  type Pack,
  type Parameter,
  type Policies,
} from '@huiying/policy';
import type { Answer } from '../command';
import { askedDraft, type AskedDraft } from './asked-draft';
import { packOf, versionsOf } from './which-pack';

export interface PolicyQuestion extends AskedDraft {
  readonly against?: string | undefined;
  readonly version?: string | undefined;
  readonly on: string;
}

/**
 * The law as a text for lawyers: a pack article by article, or what two packs answer differently. Loading has refused
 * whatever is wrong with a pack, with file, key, value and expectation.
 */
export function checkPolicy(policies: Policies, question: PolicyQuestion): Answer {
  const { jurisdiction, against, version, pack, set, on } = question;
  if (pack !== undefined || set !== undefined) return draft(policies, question);
  if (jurisdiction === undefined) return every(policies, on);
  if (version !== undefined) return differences(...versionsOf(policies, jurisdiction, version));
  const found = packOf(policies, jurisdiction, on);
  if (against !== undefined) return differences(found, packOf(policies, against, on));
  return { json: packJson(found), text: describePack(found) };
}

function every(policies: Policies, on: string): Answer {
  const packs = policies.jurisdictions().map(({ id, code, name }) => ({
    ...{ id, code, name },
    policyRef: policies.inForce(code, on)?.ref,
  }));
  const text = packs.map(
    ({ id, code, name, policyRef }) => `${id}  ${code}  ${name}  ${policyRef ?? '尚无有效规则包'}`,
  );
  return { json: packs, text: text.join('\n') };
}

/**
 * What a draft would change in the pack in force, and in those of the other jurisdictions that follow the defaults; an
 * amendment of a later day is told as of each day from which another version would govern.
 */
function draft(policies: Policies, question: PolicyQuestion): Answer {
  const { on } = question;
  const drafted = policies.drafted(askedDraft(policies, question, on));
  const answers = drafted.jurisdictions().flatMap(({ id, code }) => {
    const later = drafted.versions(id).flatMap(({ from }) => (from > on ? [from] : []));
    return [...new Set([on, ...later])].flatMap((day) => {
      const before = policies.inForce(code, day);
      const after = drafted.inForce(code, day);
      if (!after) return [];
      if (!before) return [{ json: packJson(after), text: describePack(after) }];
      return diffPacks(before, after).length === 0 ? [] : [differences(before, after)];
    });
  });
  const text =
    answers.length === 0
      ? `草案有效；自 ${on} 起适用的规定无变化`
      : answers.map((each) => each.text).join('\n');
  return { json: answers.map(({ json }) => json), text };
}

function differences(a: Pack, b: Pack): Answer {
  const changed = diffPacks(a, b).map(({ key, name, before, after }) => ({
    key,
    name,
    ...(before ? { before: parameterJson(before) } : {}),
    ...(after ? { after: parameterJson(after) } : {}),
  }));
  return { json: { before: a.ref, after: b.ref, differences: changed }, text: describeDifferences(a, b) };
}

function packJson(pack: Pack): object {
  const { document, version, effectiveFrom } = pack.identity;
  const parameters = pack
    .parameters()
    .map((each) => ({ key: each.key, name: each.name, ...parameterJson(each) }));
  return {
    policyRef: pack.ref,
    name: pack.name,
    code: pack.code,
    document,
    version,
    effectiveFrom,
    parameters,
  };
}

function parameterJson({
  value,
  unit,
  reference,
  note,
  from,
  ruleId,
  questions,
  isDefault,
}: Parameter): object {
  return { value, unit, reference, note, from, ruleId, questions, isDefault };
}
