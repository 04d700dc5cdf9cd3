import type { BrokenDown, Bulletin, FigureCell, Version } from './bulletin';

/**
 * What everybody may read (HA-32, XX-31): counts, no persons and no contents. A cell that rests on fewer than
 * `maskBelow` cases is masked, and when a row would be the only masked one of its column a second one is masked with
 * it: otherwise the difference to the total would tell it. Lines of single cases and the watch list are left out.
 */
export function publicEdition(bulletin: Bulletin): Bulletin {
  const below = bulletin.rules.maskBelow;
  const { watchList: _internal, ...rest } = bulletin;
  return {
    ...rest,
    edition: 'public',
    overall: bulletin.overall.map((figure) => ({
      ...mask(figure, below),
      previous: mask(figure.previous, below),
    })),
    trend: bulletin.trend.map(({ month, volume }) => ({
      month,
      volume: isSmall(volume, below) ? null : volume,
    })),
    // behind a window sits a person
    breakdowns: bulletin.breakdowns
      .filter(({ by }) => by !== 'window')
      .map((table) => maskTable(table, below)),
    rankings: bulletin.rankings.map((ranking) => ({
      ...ranking,
      placed: ranking.placed.map((place) => mask(place, below)),
    })),
    topics: bulletin.topics
      .filter(({ count }) => count >= below)
      .map((topic) => ({ ...topic, org: null, orgShare: null })),
    deductions: { totals: bulletin.deductions.totals },
  };
}

const isSmall = (count: number | null, below: number): boolean =>
  count !== null && count > 0 && count < below;

/** A sum of points is no number of cases: it is told. */
const COUNTLESS = new Set(['points_deducted']);

function isSmallCell({ id, numerator, denominator }: FigureCell, below: number): boolean {
  if (COUNTLESS.has(id)) return false;
  if (isSmall(denominator, below)) return true;
  return isSmall(numerator, below);
}

const masked = <C extends FigureCell>({ excluded: _count, ...cell }: C): C =>
  ({ ...cell, numerator: null, denominator: null, value: null, masked: true }) as unknown as C;

const mask = <C extends FigureCell>(cell: C, below: number): C =>
  isSmallCell(cell, below) ? masked(cell) : withoutSmallExcluded(cell, below);

/** How many a formula leaves out is a count of cases, too. */
function withoutSmallExcluded<C extends FigureCell>(cell: C, below: number): C {
  if (!isSmall(cell.excluded ?? null, below)) return cell;
  const { excluded: _count, ...rest } = cell;
  return rest as C;
}

function maskTable(table: BrokenDown, below: number): BrokenDown {
  const hidden = table.figures.map((_, column) => hiddenRows(table, column, below));
  return {
    ...table,
    rows: table.rows.map((row, at) => ({
      ...row,
      cells: row.cells.map((cell, column) =>
        hidden[column]?.has(at) ? masked(cell) : withoutSmallExcluded(cell, below),
      ),
    })),
  };
}

function hiddenRows({ rows }: BrokenDown, column: number, below: number): ReadonlySet<number> {
  const cells = rows.flatMap(({ cells: all }, at) => (all[column] ? [{ at, cell: all[column] }] : []));
  const hidden = new Set(cells.filter(({ cell }) => isSmallCell(cell, below)).map(({ at }) => at));
  if (hidden.size !== 1) return hidden;
  const rest = cells.filter(({ at, cell }) => !hidden.has(at) && weight(cell) > 0);
  rest.sort((a, b) => weight(a.cell) - weight(b.cell));
  if (rest[0]) hidden.add(rest[0].at);
  return hidden;
}

const weight = ({ numerator, denominator }: FigureCell): number => denominator ?? numerator ?? 0;

/**
 * What everybody may know of a version: that there is one, why, and how much it corrected. The corrections themselves
 * are those of the internal edition: single cases, the watch list and unmasked cells.
 */
export const publicVersion = ({ version, frozenAt, reason, changes }: Version): object => ({
  version,
  frozenAt,
  ...(reason === undefined ? {} : { reason }),
  corrections: changes.length,
});
