import type { CatalogueEntry } from '../catalogue';
import type { PackSource } from '../load/read-pack-folder';

/** What the check needs to know of the repository; paths are relative to its root, with forward slashes. */
export interface Repository {
  /** @returns the text of a file, or undefined where there is none */
  read(path: string): string | undefined;
}

export interface RuleFault {
  readonly ruleId: string;
  readonly fault: string;
}

export interface Counts {
  readonly total: number;
  readonly expected: number;
  readonly open: number;
  readonly byKind: Readonly<Record<CatalogueEntry['kind'], number>>;
}

const PARAMETER = 'parameter:';

/** Every rule has a place that exists, every enforced one a test that names it; an open one is exempt until it is done. */
export function checkCatalogues(
  sources: readonly PackSource[],
  defaults: PackSource,
  repository: Repository,
): readonly RuleFault[] {
  return sources.flatMap((source) => {
    const known = new Set([...source.entries, ...defaults.entries].map(({ key }) => key));
    const rules = Object.entries(source.rules);
    return [
      ...missingIds(source),
      ...rules.flatMap(([ruleId, rule]) =>
        faultsOf(ruleId, rule, known, repository).map((fault) => ({ ruleId, fault })),
      ),
    ];
  });
}

export function countRules(sources: readonly PackSource[]): Counts {
  const rules = sources.flatMap((source) => Object.values(source.rules));
  const of = (kind: CatalogueEntry['kind']) => rules.filter((rule) => rule.kind === kind).length;
  return {
    total: rules.length,
    expected: sources.reduce((sum, { header }) => sum + (header.ruleCount ?? 0), 0),
    open: rules.filter(({ open }) => open).length,
    byKind: {
      enforced: of('enforced'),
      recorded: of('recorded'),
      reported: of('reported'),
      declared: of('declared'),
      outside: of('outside'),
    },
  };
}

function missingIds({ header, rules }: PackSource): RuleFault[] {
  const expected = Array.from(
    { length: header.ruleCount ?? 0 },
    (_, index) => `${header.id}-${String(index + 1).padStart(2, '0')}`,
  );
  const surplus = Object.keys(rules).filter((ruleId) => !expected.includes(ruleId));
  return [
    ...expected
      .filter((ruleId) => !(ruleId in rules))
      .map((ruleId) => ({ ruleId, fault: 'is not in the catalogue' })),
    ...surplus.map((ruleId) => ({ ruleId, fault: `is beyond the ${expected.length} rules of ${header.id}` })),
  ];
}

function faultsOf(
  ruleId: string,
  rule: CatalogueEntry,
  known: ReadonlySet<string>,
  repository: Repository,
): string[] {
  const places = (rule.place ?? []).flatMap((place) => placeFault(place, known, repository));
  if (rule.kind === 'declared' || rule.kind === 'outside')
    return rule.reason === undefined ? [...places, `is ${rule.kind} without a reason`] : places;
  if (rule.open) return places;
  return [
    ...places,
    ...((rule.place ?? []).length === 0 ? ['has no place'] : []),
    ...(rule.kind === 'enforced' ? testFaults(ruleId, rule.tests ?? [], repository) : []),
  ];
}

/** Empty when the file and the word in it, or the parameter, are there. */
export function placeFault(place: string, known: ReadonlySet<string>, repository: Repository): string[] {
  return placeExists(place, known, repository) ? [] : [`place '${place}' does not exist`];
}

function placeExists(place: string, known: ReadonlySet<string>, repository: Repository): boolean {
  if (place.startsWith(PARAMETER)) return known.has(place.slice(PARAMETER.length));
  const [path, word] = place.split('#');
  const text = repository.read(path ?? '');
  return text !== undefined && (word === undefined || text.includes(word));
}

/** An id is mentioned when it stands alone: `Q1` is not in `Q12`. */
export function testFaults(ruleId: string, tests: readonly string[], repository: Repository): string[] {
  if (tests.length === 0) return ['is enforced without a test'];
  return tests.flatMap((test) => {
    if (!/\.spec\.ts$/.test(test)) return [`test '${test}' is not run: its name does not end in .spec.ts`];
    const text = repository.read(test);
    if (text === undefined) return [`test '${test}' does not exist`];
    return new RegExp(`\\b${ruleId}\\b`).test(text) ? [] : [`test '${test}' does not mention ${ruleId}`];
  });
}
