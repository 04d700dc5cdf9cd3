import type { Pack } from '../pack';
import type { Parameter } from '../parameter';
import { parameterInWords } from './value-in-words';

/** A parameter that two packs (two versions, or two jurisdictions) answer differently; one side may have none. */
export interface PackDifference {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly before?: Parameter;
  readonly after?: Parameter;
}

/** Differences of value in key order; a changed reference or note alone is no difference. */
export function diffPacks(a: Pack, b: Pack): readonly PackDifference[] {
  const keys = new Set([...a.parameters(), ...b.parameters()].map(({ key }) => key));
  return [...keys].sort().flatMap((key) => {
    const before = a.parameter(key);
    const after = b.parameter(key);
    if (JSON.stringify(before?.value) === JSON.stringify(after?.value)) return [];
    const name = (after ?? before)!.name;
    return [{ key, name, ...(before ? { before } : {}), ...(after ? { after } : {}) }];
  });
}

/** The differences as Chinese text, each with both values and their articles. */
export function describeDifferences(a: Pack, b: Pack): string {
  const lines = diffPacks(a, b)
    .filter(({ key }) => !key.startsWith('template.'))
    .flatMap(({ key, name, before, after }) => [
      `· ${name.zh}（${key}）`,
      `    ${a.ref}：${side(a, before)}`,
      `    ${b.ref}：${side(b, after)}`,
    ]);
  return [`${a.ref} 与 ${b.ref} 的差异`, ...(lines.length > 0 ? lines : ['无差异']), ''].join('\n');
}

function side(pack: Pack, parameter: Parameter | undefined): string {
  return parameter ? `${parameterInWords(pack, parameter)}（${parameter.reference}）` : '无此规定';
}
