import { readFileSync } from 'node:fs';
import {
  checkCalendarTable,
  CalendarTableError,
  shippedCalendar,
  type CalendarTable,
} from '@huiying/working-days';
import type { Answer } from '../command';
import { word } from '../journey/words';

/** A year as somebody typed it from the notice. @throws CalendarTableError naming key, value and expectation */
export function readCalendarFile(path: string): CalendarTable {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new CalendarTableError(path, '', cause instanceof Error ? cause.message : cause, 'a JSON file');
  }
  return checkCalendarTable(raw, path);
}

/** The calendar that is shipped: which years deadlines can be counted in without an estimate. */
export function checkShipped(): Answer {
  const { version, loadedYears } = shippedCalendar();
  const [first, last] = [Math.min(...loadedYears), Math.max(...loadedYears)];
  const text = `${version}：${first} 至 ${last} 年已装载；跨入 ${last + 1} 年的期限为暂定`;
  return { json: { version, loadedYears }, text };
}

/** A file that can be loaded, against the days that count without it: what a person has to hold against the notice. */
export function checkFile(table: CalendarTable): Answer {
  const { region, year, source, days } = table;
  const shipped = shippedCalendar();
  const after = region === 'CN' ? shipped.with(table) : shippedCalendar(region).with(table);
  const changed = days
    .map(({ date, name }) => ({ date, name, before: shipped.kindOf(date), after: after.kindOf(date) }))
    .filter((day) => day.before !== day.after);
  const had = shipped.tables.find((each) => each.region === region && each.year === year);
  const dropped = (had?.days ?? [])
    .filter(({ date }) => !days.some((day) => day.date === date))
    .map(({ date, name }) => ({ date, name, before: shipped.kindOf(date), after: after.kindOf(date) }));
  const differences = [...changed, ...dropped].sort((a, b) => (a.date < b.date ? -1 : 1));
  const known = shipped.isLoaded(year) ? '与已装载的不同之处' : '该年度尚未装载，与周一至周五的估算不同之处';
  const lines = differences.map((day) => `  ${day.date}  ${day.before} → ${day.after}  ${day.name}`);
  return {
    json: { region, year, version: table.version, source, days: days.length, differences },
    text: [
      `${region} ${year}：${days.length} 日，依据${source.document}（${source.issuedOn}）`,
      `${known}：${differences.length === 0 ? '无' : `${differences.length} 日`}`,
      ...lines,
    ].join('\n'),
  };
}

/** As sla answers `GET /calendars`. */
export interface CalendarsShown {
  readonly loadedYears: readonly number[];
  readonly estimated: number;
  readonly estimates: readonly {
    readonly jurisdiction: string;
    readonly year: number;
    readonly deadlines: number;
  }[];
  readonly tables: readonly {
    readonly region: string;
    readonly year: number;
    readonly origin: 'shipped' | 'loaded';
    readonly source: { readonly document: string };
    readonly loadedAt?: string;
  }[];
}

/** What counts on the running platform. The alarm stands (exit 1) until the years of all estimates are loaded (Q36). */
export function overviewAnswer(shown: CalendarsShown): Answer {
  const { loadedYears, estimated, estimates, tables } = shown;
  const loaded = tables.filter(({ origin }) => origin === 'loaded');
  const text = [
    `全国日历：${Math.min(...loadedYears)} 至 ${Math.max(...loadedYears)} 年，共 ${loadedYears.length} 年`,
    ...loaded.map(
      ({ region, year, source, loadedAt }) =>
        `  ${region} ${year}  ${source.document}（${(loadedAt ?? '').slice(0, 10)} 装载）`,
    ),
    estimated === 0 ? '无暂定期限' : `【告警】${estimated} 项未结期限为暂定，须装载相应年度：`,
    ...estimates.map(({ jurisdiction, year, deadlines }) => `  ${jurisdiction}  ${year} 年  ${deadlines} 项`),
  ].join('\n');
  return { json: shown, text, exitCode: estimated === 0 ? 0 : 1 };
}

interface Moved {
  readonly caseNo: string;
  readonly kind: string;
  readonly before: { readonly dueOn: string };
  readonly after: { readonly dueOn: string };
}

/** What sla's preview says of a load, for people. */
export function calendarPreviewText(table: CalendarTable, shown: Record<string, unknown>): string {
  const deadlines = shown['deadlines'] as readonly Moved[];
  const days = (shown['days'] ?? []) as readonly { date: string; before: string; after: string }[];
  return [
    `${table.region} ${table.year} 若装载：未结期限 ${Number(shown['open'])} 项，其中 ${Number(shown['moved'])} 项变动（未作任何更改）`,
    ...days.map(({ date, before, after }) => `  ${date}  ${before} → ${after}`),
    ...deadlines.map(
      (each) => `  ${each.caseNo}  ${word(each.kind)}  ${each.before.dueOn} → ${each.after.dueOn}`,
    ),
  ].join('\n');
}
