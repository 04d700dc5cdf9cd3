import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSource } from './check-source';
import type { PackFile, PackSource } from './read-pack-folder';
import { DEFAULTS, parsePackFiles, readPackFiles } from './read-pack-folder';

/** Parsing and checking the YAML takes some 300 ms in a cold process; a service must not pay that at every start. */
export const COMPILED = 'compiled.json';

interface CompiledPacks {
  readonly hash: string;
  readonly sources: readonly PackSource[];
}

/**
 * All packs of a folder, the defaults first. The compiled form is used only when it was made from exactly these files;
 * otherwise the files are parsed and checked. @throws PackFault
 */
export function readSources(packs: string): readonly PackSource[] {
  const files = readPackFiles(packs);
  const path = join(packs, COMPILED);
  if (existsSync(path)) {
    const compiled = JSON.parse(readFileSync(path, 'utf8')) as CompiledPacks;
    if (compiled.hash === hashOf(files)) return compiled.sources;
  }
  return parseAndCheck(files);
}

/** Parses and checks every file and returns the text of `compiled.json`. @throws PackFault */
export function compilePacks(packs: string): string {
  const files = readPackFiles(packs);
  const compiled: CompiledPacks = { hash: hashOf(files), sources: parseAndCheck(files) };
  return `${JSON.stringify(compiled)}\n`;
}

function parseAndCheck(files: ReadonlyMap<string, readonly PackFile[]>): readonly PackSource[] {
  const defaults = parsePackFiles(DEFAULTS, files.get(DEFAULTS) ?? []);
  checkSource(defaults, undefined);
  const others = [...files].filter(([folder]) => folder !== DEFAULTS);
  const sources = others.map(([folder, content]) => parsePackFiles(folder, content));
  for (const source of sources) checkSource(source, defaults);
  return [defaults, ...sources];
}

/** The checks' code is part of what a compiled pack was checked by, but not of what it says; only the files count. */
function hashOf(files: ReadonlyMap<string, readonly PackFile[]>): string {
  const hash = createHash('sha256');
  for (const [folder, content] of files)
    for (const { name, text } of content) hash.update(`${folder}/${name}\0${text.length}\0${text}`);
  return hash.digest('hex');
}
