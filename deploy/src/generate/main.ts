import { repositoryRoot } from '../platform/paths';
import { consumersFile } from './consumers';
import { openApiFiles } from './open-api';
import { schemaFiles } from './schemas';
import { differences, writeFiles } from './settle';

/** What can be generated from the build output, in this order. */
const GENERATORS: Readonly<Record<string, () => Map<string, string> | Promise<Map<string, string>>>> = {
  consumers: consumersFile,
  openapi: openApiFiles,
  schemas: schemaFiles,
};

/** `main.js [consumers|openapi|schemas …] [--check]`: writes the files, or compares them and exits with 1. */
async function main(args: readonly string[]): Promise<void> {
  const check = args.includes('--check');
  const wanted = args.filter((arg) => arg !== '--check');
  const unknown = wanted.filter((name) => !Object.hasOwn(GENERATORS, name));
  if (unknown.length > 0)
    throw new Error(`Unknown: ${unknown.join(', ')}; expected some of ${Object.keys(GENERATORS).join(', ')}`);
  for (const [name, generate] of Object.entries(GENERATORS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const files = await generate();
    const found = check ? differences(repositoryRoot(), files) : writeFiles(repositoryRoot(), files);
    for (const line of found) process.stdout.write(`${check ? '' : 'wrote '}${line}\n`);
    if (check && found.length > 0) process.exitCode = 1;
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
