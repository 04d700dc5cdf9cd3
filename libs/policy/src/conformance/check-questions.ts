import type { PackSource } from '../load/read-pack-folder';
import { placeFault, testFaults, type Repository, type RuleFault } from './check-catalogue';

/** One recorded question of clock or procedure as `questions.yaml` has it; its parameters stand in the packs. */
export interface QuestionEntry {
  readonly zh: string;
  readonly en: string;
  /** Where the program does one or the other. */
  readonly places?: readonly string[];
  /** Specs that show both readings; each names the question. */
  readonly tests?: readonly string[];
  /** What of the other reading no service honours yet, and the issue that brings it. */
  readonly open?: { readonly issue: number; readonly waits: string };
}

export type Questions = Readonly<Record<string, QuestionEntry>>;

export interface Readings {
  readonly total: number;
  /** Both readings hold, each by a value. */
  readonly both: number;
  /** One of several parameters of the question waits. */
  readonly partly: number;
  readonly open: number;
}

/** Q1–Q86: clock.md's questions. Q74, the first day of each text, is the first version of its pack. */
const LAST = 86;
const WITHOUT_PARAMETER = ['Q74'];

/** Question → keys of the parameters that answer it, in any pack. */
export function parametersByQuestion(sources: readonly PackSource[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { entries } of sources)
    for (const { key, entry } of entries)
      for (const question of entry.questions ?? [])
        found.set(question, (found.get(question) ?? new Set()).add(key));
  return new Map([...found].map(([question, keys]) => [question, [...keys].sort()]));
}

/** Every question has its parameter; a place that honours each reading and a spec that shows both, or it is open. */
export function checkQuestions(
  questions: Questions,
  sources: readonly PackSource[],
  repository: Repository,
): readonly RuleFault[] {
  const keys = parametersByQuestion(sources);
  const known = new Set(sources.flatMap(({ entries }) => entries.map(({ key }) => key)));
  const expected = Array.from({ length: LAST }, (_, index) => `Q${index + 1}`);
  return [
    ...expected.filter((name) => !(name in questions)).map((ruleId) => ({ ruleId, fault: 'is not listed' })),
    ...Object.entries(questions).flatMap(([name, entry]) =>
      faultsOf(name, entry, keys, known, repository).map((fault) => ({ ruleId: name, fault })),
    ),
  ];
}

function faultsOf(
  name: string,
  { places = [], tests = [], open }: QuestionEntry,
  keys: ReadonlyMap<string, readonly string[]>,
  known: ReadonlySet<string>,
  repository: Repository,
): string[] {
  const named = keys.has(name) || WITHOUT_PARAMETER.includes(name) ? [] : ['has no parameter in any pack'];
  const wrong = places.flatMap((place) => placeFault(place, known, repository));
  if (places.length === 0 && tests.length === 0)
    return open ? named : [...named, 'has neither place nor test and is not open'];
  const missing = places.length === 0 ? ['has no place'] : [];
  return [...named, ...wrong, ...missing, ...testFaults(name, tests, repository)];
}

export function countReadings(questions: Questions): Readings {
  const all = Object.values(questions);
  const partly = all.filter(({ open, places }) => open && places).length;
  const open = all.filter(({ open: waits, places }) => waits && !places).length;
  return { total: all.length, both: all.length - partly - open, partly, open };
}
