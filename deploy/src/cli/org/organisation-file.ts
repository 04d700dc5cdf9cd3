import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One organisation as `PUT /organisations/{org}` takes it, with its code. */
export interface OrganisationEntry {
  readonly org: string;
  readonly jurisdiction: string;
  readonly [field: string]: unknown;
}

/** Reads a list from YAML or JSON: an array, or an object with `organisations`. @throws Error naming the entry */
export function readOrganisations(file: string): OrganisationEntry[] {
  const content = parse(readFileSync(file, 'utf8')) as unknown;
  const list = Array.isArray(content)
    ? (content as unknown[])
    : (content as { organisations?: unknown[] } | null)?.organisations;
  if (!Array.isArray(list)) throw new Error(`${file}: expected a list of organisations`);
  return list.map((entry, index) => {
    const { org, jurisdiction } = (entry ?? {}) as Partial<OrganisationEntry>;
    if (typeof org !== 'string' || typeof jurisdiction !== 'string')
      throw new Error(`${file}: entry ${index + 1} needs "org" and "jurisdiction" as texts`);
    return entry as OrganisationEntry;
  });
}
