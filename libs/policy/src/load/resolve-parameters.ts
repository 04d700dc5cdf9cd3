import type { DatedBlock, Parameter } from '../parameter';
import type { LocalDate } from '../vocabulary';
import type { PackSource } from './read-pack-folder';
import { compareVersions } from './version';

export interface Resolved {
  readonly values: ReadonlyMap<string, Parameter>;
  /** Keys whose block in force has no value: the rule has ended, and no default takes its place. */
  readonly ended: ReadonlySet<string>;
}

/** The values of a folder on one day under one version: per key, the newest block that had begun and not ended. */
export function resolveParameters(source: PackSource, version: string, on: LocalDate): Resolved {
  const isDefault = source.header.code === undefined;
  const values = new Map<string, Parameter>();
  const ended = new Set<string>();
  for (const { file, key, entry } of source.entries) {
    const block = blockInForce(entry.values, version, on);
    if (block && block.value === undefined) ended.add(key);
    if (!block || block.value === undefined) continue;
    values.set(key, {
      key,
      name: entry.name,
      value: block.value,
      reference: block.reference,
      from: block.from,
      file,
      isDefault,
      questions: entry.questions ?? [],
      ...(entry.unit ? { unit: entry.unit } : {}),
      ...(entry.descriptive ? { descriptive: entry.descriptive } : {}),
      ...(block.note ? { note: block.note } : {}),
      ...(entry.rule ? { ruleId: entry.rule } : {}),
    });
  }
  return { values, ended };
}

/** The block that counts on a day; of two from the same day, the correction. */
export function blockInForce(
  blocks: readonly DatedBlock[],
  version: string,
  on: LocalDate,
): DatedBlock | undefined {
  return blocks
    .filter((block) => block.from <= on && (block.to === undefined || on <= block.to))
    .filter((block) => block.correctedIn === undefined || compareVersions(block.correctedIn, version) <= 0)
    .sort(byDayThenCorrection)
    .at(-1);
}

function byDayThenCorrection(a: DatedBlock, b: DatedBlock): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return compareVersions(a.correctedIn ?? '0.0.0', b.correctedIn ?? '0.0.0');
}
