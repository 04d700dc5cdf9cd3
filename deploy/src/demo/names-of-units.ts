import { readOrganisations } from '../cli/org/organisation-file';
import { SAMPLE_ORGANISATIONS } from './stage';

let names: ReadonlyMap<string, string> | undefined;

/** The same text with the names of the sample organisations where their codes stood. */
export function withNames(text: string): string {
  names ??= new Map(readOrganisations(SAMPLE_ORGANISATIONS).map(({ org, name }) => [org, String(name)]));
  return text.replace(/\b[a-z]{2}-[a-z]{2,6}\b/g, (code) => names?.get(code) ?? code);
}
