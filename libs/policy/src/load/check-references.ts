import type { CheckValue } from '../checks/check';
import { CHECKS } from '../checks/vocabulary';
import { PackFault } from '../parameter';
import type { PackSource } from './read-pack-folder';

/** Keys without which no pack can answer and for which no default makes sense. */
const REQUIRED = ['types', 'checks'];

/** What a pack names must exist: rules, checks, texts; and only a listed check may refuse without a person (Q38). */
export function checkReferences(source: PackSource, defaults: PackSource): void {
  const { id } = source.header;
  const own = new Set(source.entries.map(({ key }) => key));
  const known = new Set([...own, ...defaults.entries.map(({ key }) => key)]);
  for (const key of REQUIRED)
    if (!own.has(key)) throw new PackFault(`${id}/`, key, undefined, 'every pack to have it');
  if (!source.header.code) throw new PackFault(`${id}/pack.yaml`, 'code', undefined, 'the division code');
  if (!source.header.region) throw new PackFault(`${id}/pack.yaml`, 'region', undefined, 'a calendar region');
  const mayRefuse = valuesOf([...defaults.entries, ...source.entries], 'screening.system_may_refuse').flat();

  for (const { file, key, entry } of source.entries) {
    checkRule(source, file, key, entry.rule);
    for (const { value } of entry.values) {
      if (value === undefined) continue;
      if (isLimit(key) && entry.rule === undefined)
        throw new PackFault(file, `${key} › rule`, undefined, 'the rule that sets the limit');
      if (key === 'checks')
        for (const name of value as readonly string[])
          if (!known.has(`check.${name}`)) throw new PackFault(file, key, name, `a parameter check.${name}`);
      if (key.startsWith('check.')) checkCheck(file, key, value as CheckValue, known, mayRefuse);
      if (key.startsWith('alert.rung.')) checkText(file, key, (value as { notice: string }).notice, known);
    }
  }
}

function isLimit(key: string): boolean {
  return (
    key.startsWith('sla.') ||
    ['return.window', 'redo.limit', 'supervise.limit'].includes(key) ||
    /^appeal\..+(window|limit)$/.test(key)
  );
}

function checkCheck(
  file: string,
  key: string,
  value: CheckValue,
  known: ReadonlySet<string>,
  mayRefuse: readonly unknown[],
): void {
  if (!(value.use in CHECKS))
    throw new PackFault(file, `${key} › use`, value.use, `one of ${Object.keys(CHECKS).join(', ')}`);
  checkText(file, key, value.guidance, known);
  if (value.verdict === 'refuse' && !mayRefuse.includes(key.slice('check.'.length)))
    throw new PackFault(
      file,
      `${key} › verdict`,
      'refuse',
      `hold: only ${mayRefuse.join(', ')} may be refused without a person`,
    );
}

function checkText(file: string, key: string, template: string, known: ReadonlySet<string>): void {
  if (!known.has(`template.${template}`))
    throw new PackFault(file, key, template, `a text template.${template}`);
}

function checkRule({ header, rules }: PackSource, file: string, key: string, rule: string | undefined): void {
  if (rule === undefined) return;
  if (!rule.startsWith(`${header.id}-`))
    throw new PackFault(file, `${key} › rule`, rule, `a rule of ${header.id}`);
  if (Object.keys(rules).length > 0 && !(rule in rules))
    throw new PackFault(file, `${key} › rule`, rule, `an id of ${header.id}/rules.yaml`);
}

function valuesOf(entries: PackSource['entries'], wanted: string): unknown[] {
  return entries
    .filter(({ key }) => key === wanted)
    .flatMap(({ entry }) => entry.values.map(({ value }) => value));
}
