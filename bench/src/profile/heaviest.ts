import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** The parts of V8's profile format that are used here. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const HEAVIEST = 25;
const NOT_WORKING = new Set(['(idle)', '(root)']);

/** The functions in which a process itself (not what they called) spent most of its working time, as lines. */
export function heaviest(file: string): string[] {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const names = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const self = new Map<string, number>();
  samples.forEach((id, at) => {
    const name = names.get(id) ?? '?';
    self.set(name, (self.get(name) ?? 0) + (timeDeltas[at] ?? 0));
  });
  const working = [...self].filter(([name]) => !NOT_WORKING.has(name));
  const total = working.reduce((sum, [, time]) => sum + time, 0);
  return working
    .sort(([, a], [, b]) => b - a)
    .slice(0, HEAVIEST)
    .map(([name, time]) => `  ${((time / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
}

function placeOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName || '(anonymous)';
  return url === '' ? name : `${name}  ${basename(dirname(url))}/${basename(url)}:${lineNumber + 1}`;
}
