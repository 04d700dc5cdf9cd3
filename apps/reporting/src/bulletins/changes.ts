import type { Bulletin, Change } from './bulletin';

/** When it was counted and what had been read by then differ always and are no correction. */
const NOT_FIGURES = new Set(['asOf', 'watermark']);
const NAMES = ['id', 'lineId', 'org', 'key', 'topic', 'month', 'by'] as const;

/**
 * What a new version of a bulletin says otherwise than the one before, figure by figure: `overall/volume/value`. Rows
 * are met by their names, not by their place, so that one more row is one change.
 */
export function changesBetween(before: Bulletin, after: Bulletin): Change[] {
  return Object.keys({ ...before, ...after })
    .filter((part) => !NOT_FIGURES.has(part))
    .flatMap((part) => differences(part, before[part as keyof Bulletin], after[part as keyof Bulletin]));
}

function differences(at: string, from: unknown, to: unknown): Change[] {
  if (isPlain(from) && isPlain(to)) {
    const names = Object.keys({ ...from, ...to });
    return names.flatMap((name) => differences(`${at}/${name}`, from[name], to[name]));
  }
  if (Array.isArray(from) && Array.isArray(to)) return differences(at, named(from), named(to));
  return from === to ? [] : [{ at, from: from ?? null, to: to ?? null }];
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list as an object, each row under its name; rows without one under their place. */
function named(rows: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    rows.map((row, place) => {
      const name = isPlain(row)
        ? NAMES.map((key) => row[key]).find((value) => typeof value === 'string')
        : undefined;
      return [name ?? String(place), row];
    }),
  );
}
