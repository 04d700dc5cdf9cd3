import type { Topic } from '../topics/hot-topics';
import type { Bulletin, BulletinRanking, FigureCell, Version } from './bulletin';
import { BEFORE, NOW, quantitiesOf, quantityOf, scopeOfMonth, scopeOfRow } from './masking/quantities';
import type { Quantity, Scope } from './masking/quantities';
import { isSmall, suppressed } from './masking/suppress';
import { monthsIn } from './spans';

/**
 * What everybody may read (HA-32, XX-31): counts, no persons and no contents. What rests on fewer than `maskBelow`
 * cases is masked, and with it what would give it away: the rest of a sum, the other half of a share, the same number
 * elsewhere, its place in a ranking. Lines of single cases, windows (behind one sits a person) and the watch list are
 * left out.
 */
export function publicEdition(internal: Bulletin): Bulletin {
  const below = internal.rules.maskBelow;
  const { watchList: _internal, ...rest } = internal;
  const bulletin = { ...rest, breakdowns: internal.breakdowns.filter(({ by }) => by !== 'window') };
  const hidden = suppressed(quantitiesOf(bulletin), below);
  const mask = maskerOf(hidden);
  const monthsVolume = (month: string): Quantity =>
    quantityOf(scopeOfMonth(bulletin, month), 'volume', 'numerator');
  return {
    ...bulletin,
    edition: 'public',
    overall: bulletin.overall.map((figure) => ({
      ...mask(NOW, figure),
      previous: mask(BEFORE, { ...figure.previous, id: figure.id }),
    })),
    trend: bulletin.trend.map(({ month, volume }) => ({
      month,
      volume: hidden.has(monthsVolume(month)) ? null : volume,
    })),
    breakdowns: bulletin.breakdowns.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => mask(scopeOfRow(table.by, row.key), cell)),
      })),
    })),
    rankings: bulletin.rankings.map((ranking) => publicRanking(ranking, mask)),
    topics: publicTopics(bulletin, below),
    deductions: {
      totals: bulletin.deductions.totals.map((total) => ({
        ...total,
        criticisms: isSmall(total.criticisms, below) ? null : total.criticisms,
        handedToInspection: isSmall(total.handedToInspection, below) ? null : total.handedToInspection,
      })),
    },
  };
}

type Masker = <C extends FigureCell>(scope: Scope, cell: C) => C;

/** A cell goes whole: its share and one of its numbers tell the other. How many a formula leaves out is a count, too. */
const maskerOf =
  (hidden: ReadonlySet<Quantity>): Masker =>
  (scope, cell) => {
    const { excluded, ...without } = cell;
    if (
      hidden.has(quantityOf(scope, cell.id, 'numerator')) ||
      hidden.has(quantityOf(scope, cell.id, 'denominator'))
    )
      return {
        ...without,
        numerator: null,
        denominator: null,
        value: null,
        masked: true,
      } as unknown as typeof cell;
    const shown = excluded !== undefined && !hidden.has(quantityOf(scope, cell.id, 'excluded'));
    return (shown ? cell : without) as typeof cell;
  };

/** A masked unit has no place either: who shares one, or stands between two, would be told by the others' figures. */
function publicRanking(ranking: BulletinRanking, mask: Masker): BulletinRanking {
  const cells = ranking.placed.map((place) => mask(scopeOfRow('organisation', place.org), place));
  const placed = cells.filter((cell) => !cell.masked);
  const withheld = cells.filter((cell) => cell.masked).map(({ org, name }) => ({ org, name, why: 'masked' }));
  return {
    ...ranking,
    placed: placed.map((cell) => ({
      ...cell,
      sharedBy: placed.filter(({ rank }) => rank === cell.rank).length,
    })),
    unplaced: [...ranking.unplaced, ...withheld].sort((a, b) => (a.org < b.org ? -1 : 1)),
  };
}

/** Topics are few or many by their own count and by that of the months before; what is left of the whole counts, too. */
function publicTopics({ topics, rules, from, until }: Bulletin, below: number): Topic[] {
  const months = monthsIn({ from, until });
  const told = topics.filter(({ count }) => count >= below);
  const whole = topics.map(({ count, share }) => (share ? Math.round(count / share) : 0))[0] ?? 0;
  const left = whole - told.reduce((sum, { count }) => sum + count, 0);
  return told.map((topic) => {
    const before = Math.round((topic.mean ?? 0) * (rules.topics.baseMonths / months));
    return {
      ...topic,
      org: null,
      orgShare: null,
      ...(isSmall(left, below) ? { share: null } : {}),
      ...(isSmall(before, below) ? { mean: null, growth: null } : {}),
    };
  });
}

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
