import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED, compilePacks } from './load/compiled-packs';
import { findPacksFolder } from './load/read-pack-folder';

/** Checks every pack and writes `packs/compiled.json`, which lets a service start without parsing YAML. */
const folder = process.argv[2] ?? findPacksFolder(process.cwd());
writeFileSync(join(folder, COMPILED), compilePacks(folder));
