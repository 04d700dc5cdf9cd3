import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Which of the files differ from what they should hold, with the first line that does. */
export function differences(root: string, files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) => {
    const there = join(root, path);
    if (!existsSync(there)) return [`${path}: missing`];
    const held = readFileSync(there, 'utf8');
    return held === text ? [] : [`${path}: out of date, ${firstDifference(held, text)}`];
  });
}

/** Writes what differs and answers which paths those were. */
export function writeFiles(root: string, files: ReadonlyMap<string, string>): string[] {
  const changed = [...files].filter(([path, text]) => differences(root, new Map([[path, text]])).length > 0);
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return changed.map(([path]) => path);
}

function firstDifference(held: string, wanted: string): string {
  const [before, after] = [held.split('\n'), wanted.split('\n')];
  const at = after.findIndex((line, index) => line !== before[index]);
  const line = at < 0 ? after.length : at;
  return `line ${line + 1} is "${before[line] ?? ''}"; expected "${after[line] ?? ''}"`;
}
