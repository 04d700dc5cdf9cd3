import type { DatedBlock, ParameterEntry } from '../parameter';
import { PackFault } from '../parameter';
import { checkShape } from './check-shape';
import type { PackFile, PackHeader, PackSource, PackVersion } from './read-pack-folder';
import { HEADER, parsePackFiles, parseYaml } from './read-pack-folder';

/**
 * A pack as somebody wants to have it: nothing of it is kept.
 *
 * With a `pack.yaml` the files are the whole folder (its catalogue may be left out). Without one they are changes to the
 * pack that stands: a block from a day that the parameter already has takes the place of that block (a correction inside
 * the version); a block from another day is added (an amendment), with a version from that day where the pack has none.
 */
export interface PackDraft {
  /** Of the pack that is to be changed; may be left out when the files have a `pack.yaml`. */
  readonly jurisdiction?: string;
  readonly files: readonly PackFile[];
}

/** Whose law a draft is: an id or a division code; `DEFAULTS` for what the product does where a regulation is silent. */
export function jurisdictionOfDraft({ jurisdiction, files }: PackDraft): string | undefined {
  const header = files.find(({ name }) => name === HEADER);
  if (!header) return jurisdiction;
  const { id } = (parseYaml(header.name, header.text) ?? {}) as Partial<PackHeader>;
  return typeof id === 'string' ? id : undefined;
}

/** @param standing the pack that the draft changes; undefined for a new jurisdiction. @throws PackFault */
export function draftSource(draft: PackDraft, standing: PackSource | undefined, folder: string): PackSource {
  if (draft.files.some(({ name }) => name === HEADER)) {
    const whole = parsePackFiles(folder, draft.files);
    checkShape(whole);
    const catalogued = Object.keys(whole.rules).length > 0;
    return catalogued ? whole : { ...whole, rules: standing?.rules ?? {} };
  }
  if (!standing)
    throw new PackFault(folder, HEADER, undefined, 'a pack.yaml, or the jurisdiction that is to be changed');
  const { entries } = parsePackFiles(folder, draft.files);
  checkShape({ header: standing.header, entries, rules: {} }); // before anything of it is looked into
  const changed = new Map(entries.map((each) => [each.key, each]));
  const kept = standing.entries.map((each) => {
    const change = changed.get(each.key);
    return change ? { ...each, file: change.file, entry: merged(each.entry, change.entry) } : each;
  });
  const known = new Set(standing.entries.map(({ key }) => key));
  const added = entries.filter(({ key }) => !known.has(key));
  const header = withVersions(standing.header, entries);
  return { header, entries: [...kept, ...added], rules: standing.rules };
}

function merged(standing: ParameterEntry, change: ParameterEntry): ParameterEntry {
  const given = change.values;
  const days = new Set(given.map(({ from }) => from));
  const kept = standing.values.filter(({ from }) => !days.has(from));
  const values = [...kept, ...given].sort(byDay);
  return { ...standing, ...change, values: values.map((block, index) => open(block, index, values)) };
}

/** A block that ended the day before the next one ends there still, whichever block that is now. */
function open({ to, ...block }: DatedBlock, index: number, values: readonly DatedBlock[]): DatedBlock {
  const next = values[index + 1];
  return to === undefined || next === undefined || to < next.from ? { ...block, ...ended(to) } : block;
}

const ended = (to: string | undefined) => (to === undefined ? {} : { to });

function withVersions(header: PackHeader, entries: PackSource['entries']): PackHeader {
  const days = entries.flatMap(({ entry }) => entry.values.map(({ from }) => from));
  const versions = [...new Set(days)].sort().reduce<readonly PackVersion[]>(withVersion, header.versions);
  return { ...header, versions };
}

function withVersion(versions: readonly PackVersion[], from: string): readonly PackVersion[] {
  const last = versions.at(-1);
  if (!last || from <= last.from || versions.some((each) => each.from === from)) return versions;
  const [major = 0, minor = 0] = last.version.split('.').map(Number);
  return [...versions, { ...last, version: `${major}.${minor + 1}.0`, from }];
}

const byDay = (a: DatedBlock, b: DatedBlock): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);
