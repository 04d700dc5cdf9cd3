import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { CatalogueEntry } from '../catalogue';
import type { ParameterEntry } from '../parameter';
import { PackFault } from '../parameter';

export interface PackHeader {
  readonly id: string;
  readonly name: string;
  readonly code?: string;
  readonly aliases?: readonly string[];
  readonly region?: string;
  /** How many rules the regulation has; the catalogue must list every one of them. */
  readonly ruleCount?: number;
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
  readonly header: PackHeader;
  readonly entries: readonly {
    readonly file: string;
    readonly key: string;
    readonly entry: ParameterEntry;
  }[];
  /** The rule catalogue; empty where the folder has none. */
  readonly rules: Readonly<Record<string, CatalogueEntry>>;
}

/** Text of one file of a pack folder. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

export const HEADER = 'pack.yaml';
const RULES = 'rules.yaml';
export const DEFAULTS = 'defaults';

/** Folder name → its YAML files in order; folders without a header are not packs. The only I/O of this library. */
export function readPackFiles(packs: string): ReadonlyMap<string, readonly PackFile[]> {
  const folders = readdirSync(packs)
    .sort()
    .filter((name) => existsSync(join(packs, name, HEADER)));
  if (!folders.includes(DEFAULTS))
    throw new PackFault(packs, DEFAULTS, undefined, 'a folder with a pack.yaml');
  return new Map(
    folders.map((folder) => {
      const names = readdirSync(join(packs, folder)).filter((name) => name.endsWith('.yaml'));
      return [
        folder,
        names.sort().map((name) => ({ name, text: readFileSync(join(packs, folder, name), 'utf8') })),
      ];
    }),
  );
}

export function parsePackFiles(folder: string, files: readonly PackFile[]): PackSource {
  const content = new Map(files.map((file) => [file.name, parseYaml(`${folder}/${file.name}`, file.text)]));
  const header = content.get(HEADER) as PackHeader;
  const entries = [...content]
    .filter(([name]) => name !== HEADER && name !== RULES)
    .flatMap(([name, parameters]) =>
      Object.entries((parameters ?? {}) as Record<string, ParameterEntry>).map(([key, entry]) => ({
        file: `${folder}/${name}`,
        key,
        entry,
      })),
    );
  return { header, entries, rules: (content.get(RULES) ?? {}) as PackSource['rules'] };
}

/** @throws PackFault when the text is no YAML or holds a key twice */
export function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text, { uniqueKeys: true });
  } catch (error) {
    throw new PackFault(file, basename(file), undefined, `readable YAML (${(error as Error).message})`);
  }
}

/** The packs beside the library, found upwards from here so that it also works from compiled output. */
export function findPacksFolder(start: string = __dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'libs', 'policy', 'packs');
    if (existsSync(join(candidate, DEFAULTS, HEADER))) return candidate;
    if (dirname(folder) === folder) throw new Error(`no libs/policy/packs above ${start}; pass its folder`);
  }
}
