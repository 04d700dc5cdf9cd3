import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { ParameterEntry } from '../parameter';
import { PackFault } from '../parameter';

export interface PackHeader {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  readonly aliases?: readonly string[];
  readonly region?: string;
  readonly document?: { readonly title: string; readonly number?: string; readonly authority: string };
  readonly versions: readonly PackVersion[];
}

/** A version of a pack: from which day of receipt it holds and on which version of the defaults it stands. */
export interface PackVersion {
  readonly version: string;
  readonly from: string;
  readonly defaults?: string;
  readonly note?: string;
}

/** A pack folder as it was read: nothing resolved yet. */
export interface PackSource {
  readonly folder: string;
  readonly header: PackHeader;
  readonly entries: readonly {
    readonly file: string;
    readonly key: string;
    readonly entry: ParameterEntry;
  }[];
}

/** Files of a pack folder that hold no parameters. */
const OTHER_FILES = new Set(['pack.yaml', 'rules.yaml']);

export function readPackFolder(folder: string): PackSource {
  const header = readYaml(join(folder, 'pack.yaml')) as PackHeader;
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && !OTHER_FILES.has(file));
  const entries = files.sort().flatMap((file) => {
    const content = (readYaml(join(folder, file)) ?? {}) as Record<string, ParameterEntry>;
    return Object.entries(content).map(([key, entry]) => ({ file: `${header.id}/${file}`, key, entry }));
  });
  return { folder, header, entries };
}

export function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { uniqueKeys: true });
  } catch (error) {
    throw new PackFault(path, '(file)', undefined, `readable YAML (${(error as Error).message})`);
  }
}

/** The packs beside the library, found upwards from here so that it also works from compiled output. */
export function findPacksFolder(start: string = __dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'libs', 'policy', 'packs');
    if (existsSync(join(candidate, 'defaults', 'pack.yaml'))) return candidate;
    if (dirname(folder) === folder) throw new Error(`no libs/policy/packs above ${start}; pass its folder`);
  }
}
