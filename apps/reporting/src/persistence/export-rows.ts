import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { Cell, Exported } from '../exports/dataset';
import { indicators } from '../indicators/catalogue';
import { listed } from '../indicators/figures';
import type { Period } from '../indicators/period';
import { biViews } from './bi-columns';
import { Figures } from './figures';
import type { Scope } from './figures';

/** Exported as `bi` shows them: [view, day by which a row falls into the period, id]. */
const DATASETS = {
  cases: ['case_v1', 'received_on', 'case_id'],
  'work-orders': ['work_order_v1', 'assigned_on', 'order_id'],
  deadlines: ['deadline_v1', 'due_on', 'deadline_id'],
  alerts: ['alert_v1', 'raised_on', 'alert_id'],
  ratings: ['rating_v1', 'rated_on', 'rating_id'],
} as const satisfies Record<string, readonly [string, string, string]>;

export type RowDataset = keyof typeof DATASETS;
export const datasets = [...Object.keys(DATASETS), 'indicators'] as readonly (RowDataset | 'indicators')[];

const PAGE = 2000;

/** Rows for export. A page is asked for when the one before has been sent. */
@Injectable()
export class ExportRows {
  constructor(
    private readonly reader: Reader,
    private readonly figures: Figures,
  ) {}

  rows(dataset: RowDataset, period: Period, jurisdiction: string | undefined, size = PAGE): Exported {
    const [name, day, id] = DATASETS[dataset];
    const view = biViews.find((each) => each.view === name);
    if (!view) throw new Error(`no view ${name}`);
    return {
      title: view.comment.split('，')[0] ?? name,
      columns: view.columns.map(([column, , said]) => ({ name: column, said })),
      pages: this.pages({ over: view.over, day, id, columns: view.columns }, { period, jurisdiction, size }),
    };
  }

  /** All indicators of a period with their formulas. */
  async indicators(scope: Scope): Promise<Exported> {
    const found = await this.figures.measured(indicators, scope);
    const rows = listed(indicators, found, await this.figures.expectedKeys(scope)).map((row): Cell[] => [
      ...[scope.period.name, row.key, row.id, indicators.find(({ id }) => id === row.id)?.zh ?? row.id],
      ...[row.numerator, row.denominator, row.value, row.excluded, row.formula],
    ]);
    return { title: '指标', columns: FIGURE_COLUMNS, pages: onePage(rows) };
  }

  /** In the order of the day and the id: the next page begins after the last row, whatever has come in meanwhile. */
  private async *pages(
    {
      over,
      day,
      id,
      columns,
    }: { over: string; day: string; id: string; columns: readonly (readonly [string, string, string])[] },
    { period, jurisdiction, size }: { period: Period; jurisdiction: string | undefined; size: number },
  ): AsyncGenerator<Cell[][]> {
    const [from, condition] = over.split(' where ');
    const shown = columns.map(([name, sql]) => `'${name}', ${sql}`);
    // a function call takes at most 100 arguments
    const row = `${objectsOf(shown).join(' || ')} as row`;
    let last: { day: string; id: string } | undefined;
    for (;;) {
      const rows = await this.reader.query<{ day: string; id: string; row: Readonly<Record<string, Cell>> }>(
        `select ${day} as day, ${id} as id, ${row} from ${from}
          where ${condition ?? 'true'} and ${day} >= $1 and ${day} < $2 and ($3::text is null or jurisdiction = $3)
            and (${day}, ${id}) > ($4, $5)
          order by ${day}, ${id} limit $6`,
        [last?.day ?? period.from, period.until, jurisdiction ?? null, last?.day ?? '', last?.id ?? '', size],
      );
      yield rows.map((each) => columns.map(([name]) => each.row[name] ?? null));
      last = rows.at(-1);
      if (rows.length < size) return;
    }
  }
}

function objectsOf(pairs: readonly string[], most = 45): string[] {
  const objects: string[] = [];
  for (let at = 0; at < pairs.length; at += most)
    objects.push(`jsonb_build_object(${pairs.slice(at, at + most).join(', ')})`);
  return objects;
}

async function* onePage(rows: readonly Cell[][]): AsyncGenerator<readonly Cell[][]> {
  yield rows;
}

const FIGURE_COLUMNS = [
  { name: 'period', said: '期间' },
  { name: 'key', said: '分组' },
  { name: 'indicator_id', said: '指标标识' },
  { name: 'indicator', said: '指标名称' },
  { name: 'numerator', said: '分子' },
  { name: 'denominator', said: '分母；计数类为空' },
  { name: 'value', said: '值；分母为0时为空' },
  { name: 'excluded', said: '按公式不计入的数量' },
  { name: 'formula', said: '公式' },
];
