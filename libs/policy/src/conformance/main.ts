import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSources } from '../load/compiled-packs';
import { findPacksFolder } from '../load/read-pack-folder';
import { checkCatalogues, countRules } from './check-catalogue';
import { renderConformance } from './render-document';

/** Writes docs/conformance.md and fails where a rule has no place, a place does not exist, or a test does not name it. */
function main(): void {
  const packs = findPacksFolder();
  const root = dirname(dirname(dirname(packs)));
  const [defaults, ...sources] = readSources(packs);
  const faults = checkCatalogues(sources, defaults!, {
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
  });
  writeFileSync(join(root, 'docs', 'conformance.md'), renderConformance(sources));
  const { total, expected, open, byKind } = countRules(sources);
  const kinds = Object.entries(byKind).map(([kind, count]) => `${count} ${kind}`);
  process.stdout.write(`${total} of ${expected} rules, ${open} open; ${kinds.join(', ')}\n`);
  for (const { ruleId, fault } of faults) process.stderr.write(`${ruleId} ${fault}\n`);
  if (faults.length > 0 || total !== expected) process.exitCode = 1;
}

main();
