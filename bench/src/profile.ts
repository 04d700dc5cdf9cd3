import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ServiceName } from '../../deploy/src/platform/platform';

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
const NOT_WORKING = new Set(['(idle)', '(program)', '(root)']);

/** Makes every Node process that is started from now on write a processor profile when it ends; where. */
export function profileChildren(): string {
  const directory = mkdtempSync(join(tmpdir(), 'huiying-profiles-'));
  process.env['NODE_OPTIONS'] =
    `${process.env['NODE_OPTIONS'] ?? ''} --cpu-prof --cpu-prof-dir=${directory}`.trim();
  return directory;
}

/** The functions in which each service itself spent most of its working time, as lines to print. */
export function heaviest(directory: string, pids: ReadonlyMap<ServiceName, number>): string[] {
  const files = readdirSync(directory);
  return [...pids].flatMap(([service, pid]) => {
    const file = files.find((name) => name.split('.')[3] === String(pid));
    if (file === undefined) return [`${service}: no profile was written`];
    return [`${service}: ${join(directory, file)}`, ...linesOf(join(directory, file))];
  });
}

function linesOf(file: string): string[] {
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
