import type { Bulletin, FigureCell } from '../src/bulletins/bulletin';

/** A linear equation between numbers by name: the terms add up to the number on the other side. */
type Row = { readonly terms: Map<string, number>; sum: number };

const PARTS = ['numerator', 'denominator', 'excluded'] as const;
const nameOf = (scope: string, id: string, part: string): string => `${scope} ${id} ${part}`;

/** What somebody knows who reads the edition and the formulas: every number shown, and how they hang together. */
export function computableFrom(shown: Bulletin, asked: readonly string[]): readonly string[] {
  const rows: Row[] = [];
  const scopes = new Set<string>();
  const learn = (scope: string, cell: FigureCell): void => {
    scopes.add(scope);
    for (const part of PARTS) {
      const value = cell[part];
      if (typeof value === 'number')
        rows.push({ terms: new Map([[nameOf(scope, cell.id, part), 1]]), sum: value });
    }
  };
  const equal = (terms: readonly (readonly [string, number])[]): void =>
    void rows.push({ terms: new Map(terms), sum: 0 });

  for (const figure of shown.overall) learn('now', figure);
  for (const { by, rows: all, figures } of shown.breakdowns) {
    for (const { key, cells } of all) for (const cell of cells) learn(`${by}/${key}`, cell);
    for (const { id } of figures)
      for (const part of PARTS)
        equal([
          [nameOf('now', id, part), -1],
          ...all.map(({ key }) => [nameOf(`${by}/${key}`, id, part), 1] as const),
        ]);
  }
  for (const { id, placed, unplaced } of shown.rankings) {
    for (const place of placed) learn(`organisation/${place.org}`, { ...place, id });
    for (const part of PARTS.slice(0, 2))
      equal([
        [nameOf('now', id, part), -1],
        ...[...placed, ...unplaced].map(({ org }) => [nameOf(`organisation/${org}`, id, part), 1] as const),
      ]);
  }
  for (const { month, volume } of shown.trend)
    if (volume !== null) rows.push({ terms: new Map([[month, 1]]), sum: volume });
  equal([[nameOf('now', 'volume', 'numerator'), -1], ...shown.trend.map(({ month }) => [month, 1] as const)]);

  for (const scope of scopes) {
    const of = (id: string, part: (typeof PARTS)[number]): string => nameOf(scope, id, part);
    const sum = (whole: string, ...parts: string[]): void =>
      equal([[whole, -1], ...parts.map((part) => [part, 1] as const)]);
    sum(
      of('good_rating_rate', 'denominator'),
      of('good_rating_rate', 'numerator'),
      of('bad_rating_rate', 'numerator'),
    );
    sum(of('good_rating_rate', 'denominator'), of('bad_rating_rate', 'denominator'));
    sum(of('good_rating_rate', 'denominator'), of('average_score', 'denominator'));
    sum(of('on_time_rate', 'denominator'), of('on_time_rate', 'numerator'), of('overdue_rate', 'numerator'));
    sum(of('on_time_rate', 'denominator'), of('overdue_rate', 'denominator'));
    sum(of('volume', 'numerator'), of('completion_rate', 'denominator'), of('completion_rate', 'excluded'));
    sum(of('volume', 'numerator'), of('extension_rate', 'denominator'));
  }
  return determined(rows, asked);
}

/** Which of the unknowns have one solution: those that Gauss leaves alone in a row. */
function determined(rows: readonly Row[], asked: readonly string[]): readonly string[] {
  const names = [...new Set(rows.flatMap(({ terms }) => [...terms.keys()]))];
  const column = new Map(names.map((name, at) => [name, at]));
  const matrix = rows.map(({ terms }) => {
    const line = new Float64Array(names.length);
    for (const [name, factor] of terms) line[column.get(name)!]! += factor;
    return line;
  });
  let rank = 0;
  for (let at = 0; at < names.length && rank < matrix.length; at += 1) {
    const pivot = matrix.findIndex((line, row) => row >= rank && Math.abs(line[at]!) > 1e-9);
    if (pivot < 0) continue;
    [matrix[rank], matrix[pivot]] = [matrix[pivot]!, matrix[rank]!];
    const own = matrix[rank]!;
    const factor = own[at]!;
    for (let each = 0; each < own.length; each += 1) own[each]! /= factor;
    matrix.forEach((line, row) => {
      const by = line[at]!;
      if (row === rank || Math.abs(by) < 1e-9) return;
      for (let each = 0; each < line.length; each += 1) line[each]! -= by * own[each]!;
    });
    rank += 1;
  }
  const alone = new Set(
    matrix.slice(0, rank).flatMap((line) => {
      const left = [...line.keys()].filter((at) => Math.abs(line[at]!) > 1e-9);
      return left.length === 1 ? [names[left[0]!]!] : [];
    }),
  );
  return asked.filter((name) => alone.has(name));
}

/** Every number of the internal edition that may not be told, by the same names. */
export function secretsOf(internal: Bulletin): string[] {
  const { maskBelow } = internal.rules;
  const small = (value: number | null | undefined): boolean =>
    typeof value === 'number' && value > 0 && value < maskBelow;
  const ofCell = (scope: string, cell: FigureCell): string[] =>
    PARTS.filter((part) => small(cell[part])).map((part) => nameOf(scope, cell.id, part));
  return [
    ...internal.overall.flatMap((figure) => ofCell('now', figure)),
    ...internal.breakdowns.flatMap(({ by, rows }) =>
      rows.flatMap(({ key, cells }) => cells.flatMap((cell) => ofCell(`${by}/${key}`, cell))),
    ),
    ...internal.rankings.flatMap(({ id, placed }) =>
      placed.flatMap((place) => ofCell(`organisation/${place.org}`, { ...place, id })),
    ),
    ...internal.trend.filter(({ volume }) => small(volume)).map(({ month }) => month),
  ];
}
