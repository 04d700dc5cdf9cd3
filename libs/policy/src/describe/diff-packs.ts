import type { Pack } from '../pack';
import type { Parameter } from '../parameter';
import { ONLY_DESCRIBED } from './describe-pack';
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

/** The differences as Chinese text, each with both values and their articles; a correction is told from what stands. */
export function describeDifferences(a: Pack, b: Pack): string {
  const [before, after] = a.ref === b.ref ? ['现行', '草案'] : [a.ref, b.ref];
  const lines = diffPacks(a, b)
    .filter(({ key }) => !key.startsWith('template.'))
    .flatMap(({ key, name, before: was, after: would }) => [
      `· ${name.zh}（${key}）`,
      `    ${before}：${side(a, was)}`,
      `    ${after}：${side(b, would)}`,
      ...((would ?? was)?.descriptive ? [`    注：${ONLY_DESCRIBED}`] : []),
    ]);
  return [
    a.ref === b.ref ? `${a.ref} 的草案` : `${a.ref} 与 ${b.ref} 的差异`,
    ...(lines.length > 0 ? lines : ['无差异']),
    '',
  ].join('\n');
}

function side(pack: Pack, parameter: Parameter | undefined): string {
  return parameter ? `${parameterInWords(pack, parameter)}（${parameter.reference}）` : '无此规定';
}
