import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes JSON that only the owner may read, whole or not at all (a reader never sees half a file). */
export function writePrivateJson(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** Reads what {@link writePrivateJson} wrote; undefined when the file does not exist. */
export function readPrivateJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
