import type { DatedBlock, Parameter } from '../parameter';
import type { LocalDate } from '../vocabulary';
import type { PackSource } from './read-pack-folder';
import { compareVersions } from './version';

/** The values of a folder on one day under one version: per key, the newest block that had begun and not ended. */
export function resolveParameters(source: PackSource, version: string, on: LocalDate): Map<string, Parameter> {
  const isDefault = source.header.code === undefined;
  const resolved = new Map<string, Parameter>();
  for (const { file, key, entry } of source.entries) {
    const block = blockInForce(entry.values, version, on);
    if (!block || block.value === undefined) continue;
    resolved.set(key, {
      key,
      name: entry.name,
      value: block.value,
      reference: block.reference,
      from: block.from,
      file,
      isDefault,
      ...(entry.unit ? { unit: entry.unit } : {}),
      ...(block.note ? { note: block.note } : {}),
      ...(entry.rule ? { ruleId: entry.rule } : {}),
      ...(entry.question ? { question: entry.question } : {}),
    });
  }
  return resolved;
}

/** A block that ends a rule is in force too: it says that nothing applies and hides the default below it. */
export function blockInForce(
  blocks: readonly DatedBlock[],
  version: string,
  on: LocalDate,
): DatedBlock | undefined {
  return blocks
    .filter((block) => block.from <= on && (block.to === undefined || on <= block.to))
    .filter((block) => block.correctedIn === undefined || compareVersions(block.correctedIn, version) <= 0)
    .at(-1);
}
