import { existsSync } from 'node:fs';
import { readYaml } from './load/read-pack-folder';

/** One rule of a regulation in our own words; the regulation's own text is never copied. */
export interface RuleStatement {
  readonly id: string;
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

/** Reads `rules.yaml`; a jurisdiction without one has no statements. */
export function readCatalogue(path: string): ReadonlyMap<string, RuleStatement> {
  if (!existsSync(path)) return new Map();
  const rules = readYaml(path) as Record<string, Omit<RuleStatement, 'id'>>;
  return new Map(Object.entries(rules).map(([id, rule]) => [id, { ...rule, id }]));
}
