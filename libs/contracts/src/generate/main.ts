import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asyncApiYaml } from './asyncapi';
import { messagesPage, type Consumers } from './messages-page';
import { reasonCodesPage } from './reason-codes-page';
import { snapshots } from './snapshots';

const CONSUMERS = 'libs/contracts/consumers.json';
const SNAPSHOTS = 'libs/contracts/snapshots';

/** What the generated files should hold, by path from the root of the repository. */
export function generated(root: string): Map<string, string> {
  const path = join(root, CONSUMERS);
  const consumers = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Consumers) : {};
  return new Map([
    ...snapshots(),
    ['docs/messages.md', messagesPage(consumers)],
    ['docs/reason-codes.md', reasonCodesPage()],
    ['docs/asyncapi.yaml', asyncApiYaml()],
  ]);
}

/** What differs between the files on disk and the contracts; empty when nothing does. */
export function differences(root: string): string[] {
  const files = generated(root);
  const found: string[] = [];
  for (const [path, text] of files) {
    const there = join(root, path);
    if (!existsSync(there)) found.push(`${path}: missing; run the generator`);
    else if (readFileSync(there, 'utf8') !== text) {
      found.push(
        path.startsWith(SNAPSHOTS)
          ? `${path}: the published schema changed; publish a new version of the message instead`
          : `${path}: out of date; run the generator`,
      );
    }
  }
  for (const path of orphans(root, files))
    found.push(`${path}: published once, and no contract defines it any more`);
  return found;
}

function orphans(root: string, files: Map<string, string>): string[] {
  const folder = join(root, SNAPSHOTS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => `${SNAPSHOTS}/${name}`)
    .filter((path) => !files.has(path));
}

/**
 * Writes what is missing or out of date. A snapshot that stands is only replaced when told so (`--replace`): that is
 * for messages nobody has received yet, for all others the change is a new version.
 */
export function write(root: string, replace: boolean): string[] {
  const refused: string[] = [];
  const files = generated(root);
  for (const [path, text] of files) {
    const there = join(root, path);
    const before = existsSync(there) ? readFileSync(there, 'utf8') : undefined;
    if (before === text) continue;
    if (before !== undefined && path.startsWith(SNAPSHOTS) && !replace) refused.push(path);
    else {
      mkdirSync(dirname(there), { recursive: true });
      writeFileSync(there, text);
    }
  }
  for (const path of orphans(root, files)) {
    if (replace) rmSync(join(root, path));
    else refused.push(path);
  }
  return refused;
}

/** `main.js` writes, `main.js --check` compares and exits 1 on a difference, `main.js --replace` see {@link write}. */
function main(args: readonly string[]): void {
  const root = process.cwd();
  const complaints = args.includes('--check')
    ? differences(root)
    : write(root, args.includes('--replace')).map(
        (path) =>
          `${path}: the published schema changed; add a new version, or --replace if it was never released`,
      );
  for (const line of complaints) process.stderr.write(`${line}\n`);
  if (complaints.length > 0) process.exitCode = 1;
}

if (require.main === module) main(process.argv.slice(2));
