import type { DatedBlock } from '../parameter';
import { PackFault } from '../parameter';
import type { PackSource } from './read-pack-folder';
import { compareVersions } from './version';

/** Every date is a day of a version, blocks follow one another without gap or overlap, corrections name their version. */
export function checkBlocks(source: PackSource, defaults: PackSource | undefined): void {
  checkVersions(source);
  const days = new Set(source.header.versions.map(({ from }) => from));
  const versions = new Set(source.header.versions.map(({ version }) => version));
  const first = source.header.versions[0]!.from;
  const below = new Set(defaults?.entries.map(({ key }) => key));
  const seen = new Map<string, string>();
  for (const { file, key, entry } of source.entries) {
    const other = seen.get(key);
    if (other !== undefined) throw new PackFault(file, key, other, `a key to stand in one file only`);
    seen.set(key, file);
    for (const block of entry.values) {
      if (!isDay(block.from)) throw new PackFault(file, `${key} › from`, block.from, 'a day of the calendar');
      if (!days.has(block.from))
        throw new PackFault(
          file,
          `${key} › from`,
          block.from,
          `the first day of a version (${[...days].join(', ')})`,
        );
      if (block.correctedIn !== undefined && !versions.has(block.correctedIn))
        throw new PackFault(file, `${key} › correctedIn`, block.correctedIn, 'a version of pack.yaml');
      if (block.value === undefined && block.note === undefined)
        throw new PackFault(
          file,
          `${key} › note`,
          undefined,
          'a note saying why the rule has ended or has no value',
        );
    }
    checkSequence(file, key, entry.values);
    if (entry.values[0]!.from > first && !below.has(key))
      throw new PackFault(
        file,
        `${key} › from`,
        entry.values[0]!.from,
        `no gap: a first block from ${first}`,
      );
  }
}

function checkVersions({ header }: PackSource): void {
  const file = `${header.id}/pack.yaml`;
  header.versions.forEach(({ version, from }, index) => {
    if (!isDay(from)) throw new PackFault(file, `versions › ${index} › from`, from, 'a day of the calendar');
    const previous = header.versions[index - 1];
    if (previous && from < previous.from)
      throw new PackFault(file, `versions › ${index} › from`, from, `${previous.from} or later`);
    if (previous && compareVersions(version, previous.version) <= 0)
      throw new PackFault(
        file,
        `versions › ${index} › version`,
        version,
        `a version above ${previous.version}`,
      );
  });
}

function checkSequence(file: string, key: string, blocks: readonly DatedBlock[]): void {
  const plain = blocks.filter(({ correctedIn }) => correctedIn === undefined);
  plain.forEach((block, index) => {
    const next = plain[index + 1];
    if (next && next.from <= block.from)
      throw new PackFault(file, `${key} › from`, next.from, `no overlap: a day after ${block.from}`);
    if (block.to === undefined) return;
    const expected = next && dayBefore(next.from);
    if (expected === undefined)
      throw new PackFault(
        file,
        `${key} › to`,
        block.to,
        'no gap: a following block that says that the rule ended',
      );
    if (block.to !== expected)
      throw new PackFault(
        file,
        `${key} › to`,
        block.to,
        `no ${block.to < expected ? 'gap' : 'overlap'}: ${expected}`,
      );
  });
  for (const { from, correctedIn } of blocks)
    if (correctedIn !== undefined && !plain.some((block) => block.from === from))
      throw new PackFault(
        file,
        `${key} › correctedIn`,
        correctedIn,
        `an earlier block from ${from} to correct`,
      );
}

function isDay(date: string): boolean {
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
