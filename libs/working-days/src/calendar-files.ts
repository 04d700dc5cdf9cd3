import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarTableError, checkCalendarTable, NATIONAL, type CalendarTable } from './calendar-table';
import { loadCalendar, type Calendar } from './calendar';

/**
 * Reads every table under a folder laid out as `<region>/<year>.json`. The only I/O of this library.
 * @throws CalendarTableError also when the file's place contradicts its content
 */
export function readCalendarTables(folder: string = shippedFolder()): CalendarTable[] {
  const tables: CalendarTable[] = [];
  for (const region of readdirSync(folder).sort())
    for (const file of readdirSync(join(folder, region)).sort())
      if (file.endsWith('.json'))
        tables.push(readCalendarTable(join(folder, region, file), `${region}/${file}`));
  return tables;
}

/** One file; `place` is its `<region>/<year>.json`, checked against the content. */
export function readCalendarTable(path: string, place: string): CalendarTable {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new CalendarTableError(place, '', (cause as Error).message, 'a JSON file');
  }
  const table = checkCalendarTable(raw, place);
  const expected = `${table.region}/${table.year}.json`;
  if (place !== expected)
    throw new CalendarTableError(place, 'region, year', expected, `to be those of the file's place`);
  return table;
}

let tables: readonly CalendarTable[] | undefined;
const calendars = new Map<string, Calendar>();

/** The tables shipped with this library, read once per process; for the nation or a region laid over it. */
export function shippedCalendar(region: string = NATIONAL): Calendar {
  tables ??= readCalendarTables();
  const calendar = calendars.get(region) ?? loadCalendar(tables, region);
  calendars.set(region, calendar);
  return calendar;
}

/**
 * libs/working-days/data, from the sources as well as from the compiled dist/libs/working-days/src, where the
 * compiler leaves the JSON files out.
 */
function shippedFolder(): string {
  const upwards = [['..'], ['..', '..', '..', '..', 'libs', 'working-days']];
  const candidates = upwards.map((steps) => join(__dirname, ...steps, 'data'));
  const found = candidates.find((folder) => existsSync(join(folder, NATIONAL)));
  if (found === undefined)
    throw new CalendarTableError('data', 'folder', candidates, `one that holds ${NATIONAL}/`);
  return found;
}
