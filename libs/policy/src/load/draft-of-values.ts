import type { Pack } from '../pack';
import { PackFault } from '../parameter';
import type { PackDraft } from './draft-source';

/**
 * The draft that gives parameters of a pack other values, everything else about them as it stands: the other reading of a
 * question is one such value. `undefined` ends a rule. @throws PackFault for a key that the pack does not have
 */
export function draftOfValues(pack: Pack, values: Readonly<Record<string, unknown>>): PackDraft {
  const entries = Object.entries(values).map(([key, value]) => {
    const standing = pack.parameter(key);
    if (!standing) throw new PackFault(pack.id, key, undefined, `a parameter of ${pack.ref}`);
    const { name, unit, ruleId, questions, reference, note = '草案', isDefault } = standing;
    const from = isDefault ? pack.identity.effectiveFrom : standing.from;
    const block = { from, ...(value === undefined ? {} : { value }), reference, note };
    const entry = { name, ...(unit ? { unit } : {}), ...(ruleId ? { rule: ruleId } : {}) };
    const answered = questions.length > 0 ? { questions } : {};
    return [key, { ...entry, ...answered, values: [block] }];
  });
  const text = JSON.stringify(Object.fromEntries(entries)); // JSON is YAML
  return { jurisdiction: pack.id, files: [{ name: 'draft.yaml', text }] };
}
