import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED, compilePacks } from './load/compiled-packs';
import { findPacksFolder } from './load/read-pack-folder';

/**
 * Checks every pack and writes `packs/compiled.json`, which lets a service start without parsing YAML.
 * `--check` writes nothing and fails when the file is not what the packs say.
 */
function main(args: readonly string[]): void {
  const folder = args.find((each) => !each.startsWith('--')) ?? findPacksFolder(process.cwd());
  const path = join(folder, COMPILED);
  const compiled = compilePacks(folder);
  if (!args.includes('--check')) return writeFileSync(path, compiled);
  if (readFileSync(path, 'utf8') === compiled) return;
  process.stderr.write(`${COMPILED} is older than the packs; run: npm run policy:compile\n`);
  process.exitCode = 1;
}

main(process.argv.slice(2));
